package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.contract.SchemaProblem;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Says what was seen instead of what the contract expects. */
final class ValueDescription {
  private static final int MAX_DIGITS = 18;
  private static final String TOO_SMALL = "too small";
  private static final String TOO_LARGE = "too large";

  private ValueDescription() {}

  static String of(Rule rule, Json value, List<EditionConstraint> broken) {
    if (rule == Rule.SCHEMA_VIOLATED) {
      return broken.stream()
          .map(EditionConstraint::constraint)
          .filter(SchemaAssertion.class::isInstance)
          .flatMap(each -> ((SchemaAssertion) each).problem(value).stream())
          .map(SchemaProblem::words)
          .distinct()
          .collect(
              Collectors.joining(
                  "; ",
                  (value.isScalar() ? shape(value) : JsonType.withArticle(value.type().id()))
                      + " (",
                  ")"));
    }
    if (rule == Rule.RANGE_EXCEEDED) {
      return isTooSmall(value, broken) ? TOO_SMALL : TOO_LARGE;
    }
    return value instanceof JsonString string && rule == Rule.ENUM_VALUE_UNDECLARED
        ? TextDescription.wordOrShape(string.value())
        : shape(value);
  }

  /** What is too small or too large, by what is measured. */
  static String withMeasure(String detail, Json value) {
    boolean isTooLarge = detail.equals(TOO_LARGE);
    if (!isTooLarge && !detail.equals(TOO_SMALL)) {
      return detail;
    }
    String many = isTooLarge ? " with too many " : " with too few ";
    return switch (value.type()) {
      case STRING -> isTooLarge ? "too long" : "too short";
      case ARRAY -> "an array" + many + "elements";
      case OBJECT -> "an object" + many + "members";
      default -> detail;
    };
  }

  private static String shape(Json value) {
    if (value instanceof JsonString string) {
      return TextDescription.shape(string.value());
    }
    if (value instanceof JsonNumber number && number.text().length() <= MAX_DIGITS) {
      return number.text();
    }
    return value == JsonNull.NULL ? value.text() : "another " + value.type().id();
  }

  private static boolean isTooSmall(Json value, List<EditionConstraint> broken) {
    for (EditionConstraint limit : broken) {
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
