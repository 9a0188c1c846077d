package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that {@code enum} or {@code const} list; null is a matter of the type.
 *
 * @param values the values other than null, in the order of the contract
 */
public record AllowedValues(Set<Json> values) implements Constraint {
  private static final Set<JsonType> TYPES =
      Set.of(
          JsonType.BOOLEAN,
          JsonType.INTEGER,
          JsonType.NUMBER,
          JsonType.STRING,
          JsonType.ARRAY,
          JsonType.OBJECT);

  public AllowedValues {
    values = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }

  @Override
  public Set<JsonType> types() {
    return TYPES;
  }

  @Override
  public boolean accepts(Json value) {
    return values.contains(value) || (value instanceof JsonNumber number && containsEqual(number));
  }

  private boolean containsEqual(JsonNumber number) {
    BigDecimal value = number.value();
    return value != null
        && values.stream()
            .anyMatch(
                allowed -> allowed instanceof JsonNumber other && isEqual(value, other.value()));
  }

  private static boolean isEqual(BigDecimal a, @Nullable BigDecimal b) {
    return b != null && a.compareTo(b) == 0;
  }

  /** The strings among them. */
  public List<String> strings() {
    List<String> strings = new ArrayList<>();
    for (Json value : values) {
      if (value instanceof JsonString string) {
        strings.add(string.value());
      }
    }
    return strings;
  }

  @Override
  public String expectation() {
    List<String> words = new ArrayList<>();
    for (Json value : values) {
      words.add(value instanceof JsonString string ? quote(string.value()) : value.toString());
    }
    return words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words);
  }

  /** Blanks at the ends of a value would not be seen without quotes. */
  private static String quote(String value) {
    return value.isEmpty() || !value.strip().equals(value) ? '"' + value + '"' : value;
  }

  @Override
  public String keyword() {
    return "enum";
  }
}
