package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How often values of each type, and which listed values, were seen at one node. */
final class NodeCounts {
  private final @Nullable Set<String> listed;
  private final long[] types = new long[JsonType.ALL.size()];
  private final ValueCounts values = new ValueCounts();

  /**
   * Counts at a node.
   *
   * @param listed the texts that some edition lists; null if no values are told apart
   */
  NodeCounts(@Nullable Set<String> listed) {
    this.listed = listed;
  }

  /**
   * Counts a value.
   *
   * @param shown a text as it may be shown
   */
  void add(Json value, JsonType type, UnaryOperator<String> shown) {
    types[type.index()]++;
    if (listed == null) {
      return;
    }
    if (value instanceof JsonString string) {
      addText(string.value(), listed, shown);
    } else if (value instanceof JsonNumber number
        && number.text().length() <= TextDescription.MAX) {
      values.add(number.text(), listed.contains(number.text()));
    }
  }

  /** A text that no edition lists may be anything, and is kept as findings show it. */
  private void addText(String text, Set<String> known, UnaryOperator<String> shown) {
    if (known.contains(text)) {
      values.add(text, true);
    } else if (text.length() <= TextDescription.MAX) {
      values.add(TextDescription.wordOrShape(shown.apply(text)), false);
    }
  }

  /** Takes over the types counted at a node that is dropped. */
  void inherit(NodeCounts dropped) {
    Arrays.setAll(types, i -> types[i] + dropped.types[i]);
  }

  /** The number of values of each type, by its index; not to be changed. */
  long[] types() {
    return types;
  }

  ValueCounts values() {
    return values;
  }

  long total() {
    return Arrays.stream(types).sum();
  }
}
