package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values of {@code enum} or {@code const}. Whether null is allowed is a matter of the type.
 *
 * @param values the values other than null, in the order of the contract
 */
public record AllowedValues(Set<Json> values) implements Constraint {
  private static final Set<JsonType> TYPES =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(JsonType.NULL)));

  public AllowedValues {
    values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
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
            .map(allowed -> allowed instanceof JsonNumber other ? other.value() : null)
            .anyMatch(allowed -> allowed != null && value.compareTo(allowed) == 0);
  }

  /** The strings among them. */
  public List<String> strings() {
    return values.stream()
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).value())
        .toList();
  }

  @Override
  public String expectation() {
    return (values.size() == 1 ? "" : "one of ")
        + values.stream()
            .map(value -> value instanceof JsonString text ? quote(text.value()) : value.text())
            .collect(Collectors.joining(", "));
  }

  /** Blanks at the ends of a value could not be seen without quotes. */
  private static String quote(String value) {
    return value.isEmpty() || !value.strip().equals(value) ? '"' + value + '"' : value;
  }

  @Override
  public String keyword() {
    return "enum";
  }
}
