package io.github.cbrsdk.conformance.layer;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import java.math.BigDecimal;
import java.util.List;

/** Says what was seen instead of what the contract expects. */
final class ObservedValue {
  private static final int MAX_DIGITS = 18;

  private ObservedValue() {}

  static String of(Rule rule, Json value, List<Limit> broken) {
    if (rule == Rule.RANGE_EXCEEDED) {
      return isTooSmall(value, broken) ? "too small" : "too large";
    }
    if (value instanceof JsonString string) {
      return rule == Rule.ENUM_VALUE_UNDECLARED
          ? ObservedText.wordOrShape(string.value())
          : ObservedText.shape(string.value());
    }
    if (value instanceof JsonNumber number && number.text().length() <= MAX_DIGITS) {
      return number.text();
    }
    return "another " + value.type().id();
  }

  private static boolean isTooSmall(Json value, List<Limit> broken) {
    for (Limit limit : broken) {
      if (limit.constraint() instanceof Range range && range.min() != null) {
        Range least = new Range(range.measure(), range.min(), null, range.exclusive(), "");
        boolean computable = !(value instanceof JsonNumber n) || n.value() != null;
        if (computable && !least.accepts(value)) {
          return true;
        }
        BigDecimal number = value instanceof JsonNumber n ? n.value() : null;
        if (number == null && value instanceof JsonNumber n && n.text().startsWith("-")) {
          return true;
        }
      }
    }
    return false;
  }
}
