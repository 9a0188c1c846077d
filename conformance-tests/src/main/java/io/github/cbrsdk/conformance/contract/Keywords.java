package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Tells the keywords of a document from names that its author chose, and from data. */
final class Keywords {
  /** What lies below is data or text. */
  private static final Set<String> DATA =
      Set.of("example", "examples", "default", "enum", "const", "value");

  /** Maps whose entries have names of the author's. */
  private static final Set<String> NAMED =
      Set.of(
          "properties",
          "patternProperties",
          "dependentSchemas",
          "$defs",
          "schemas",
          "responses",
          "parameters",
          "requestBodies",
          "headers",
          "content",
          "paths",
          "callbacks");

  private Keywords() {}

  /** Whether the value of a keyword may be anything. */
  static boolean isData(String keyword) {
    return DATA.contains(keyword) || keyword.startsWith("x-");
  }

  /** Whether the value of a keyword is a map of the author's names. */
  static boolean areNamesIn(String keyword, YamlNode value) {
    return NAMED.contains(keyword) && value.isMap();
  }

  /** Visits each map of keywords, what is inside before what is around it. */
  static void forEachMap(YamlNode node, Consumer<YamlNode> visitor) {
    if (!node.isMap()) {
      new ArrayList<>(node.children()).forEach(child -> forEachMap(child, visitor));
      return;
    }
    for (String name : List.copyOf(node.entries().keySet())) {
      YamlNode value = node.require(name);
      if (areNamesIn(name, value)) {
        List.copyOf(value.entries().values()).forEach(each -> forEachMap(each, visitor));
      } else if (!isData(name)) {
        forEachMap(value, visitor);
      }
    }
    visitor.accept(node);
  }
}
