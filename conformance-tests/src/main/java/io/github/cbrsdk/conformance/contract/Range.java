package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a number or of a size.
 *
 * @param measure what is limited
 * @param min the least, inclusive, or null
 * @param max the greatest, inclusive, or null
 * @param exclusive whether the limits themselves are outside
 * @param keyword the keyword that states it
 */
public record Range(
    Measure measure,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    boolean exclusive,
    String keyword)
    implements Constraint {

  /** What can be limited. */
  public enum Measure {
    VALUE("a number"),
    LENGTH("a length"),
    ITEMS("a number of elements"),
    MEMBERS("a number of members");

    private final String noun;

    Measure(String noun) {
      this.noun = noun;
    }
  }

  @Override
  public Set<JsonType> types() {
    return switch (measure) {
      case VALUE -> Set.of(JsonType.INTEGER, JsonType.NUMBER);
      case LENGTH -> Set.of(JsonType.STRING);
      case ITEMS -> Set.of(JsonType.ARRAY);
      case MEMBERS -> Set.of(JsonType.OBJECT);
    };
  }

  @Override
  public boolean accepts(Json value) {
    if (value instanceof JsonNumber number) {
      // One that is too long to compute with is beyond any limit.
      BigDecimal exact = number.value();
      return exact != null && contains(exact);
    }
    if (value instanceof JsonString string) {
      return contains(string.value().codePointCount(0, string.value().length()));
    }
    if (value instanceof JsonArray array) {
      return contains(array.size());
    }
    return !(value instanceof JsonObject object) || contains(object.size());
  }

  private boolean contains(int size) {
    return contains(BigDecimal.valueOf(size));
  }

  private boolean contains(BigDecimal number) {
    int least = exclusive ? 1 : 0;
    return (min == null || number.compareTo(min) >= least)
        && (max == null || number.compareTo(max) <= -least);
  }

  @Override
  public String expectation() {
    String noun = exclusive ? measure.noun + " strictly" : measure.noun;
    if (min == null) {
      return max == null ? noun : noun + " up to " + max.toPlainString();
    }
    return max == null
        ? noun + " from " + min.toPlainString()
        : noun + " from " + min.toPlainString() + " to " + max.toPlainString();
  }
}
