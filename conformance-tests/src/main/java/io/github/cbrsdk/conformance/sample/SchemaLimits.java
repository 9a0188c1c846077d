package io.github.cbrsdk.conformance.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.conformance.contract.AllowedValues;
import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.contract.StringFormat;
import io.github.cbrsdk.conformance.contract.TextPattern;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/**
 * Whether a scalar is within the limits that a schema sets. Independent of the validator, so that a
 * fault of the validator cannot affect both.
 */
public final class SchemaLimits {
  private static final int DATE_TIME = 19;

  private SchemaLimits() {}

  public static boolean allow(Schema schema, JsonNode value) {
    return schema.types().contains(typeOf(value))
        && schema.constraints().keySet().stream().allMatch(each -> allows(each, value));
  }

  public static boolean allowText(Schema schema, String text) {
    return schema.constraints().keySet().stream().allMatch(each -> allowsText(each, text));
  }

  public static JsonType typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> JsonType.OBJECT;
      case ARRAY -> JsonType.ARRAY;
      case STRING -> JsonType.STRING;
      case BOOLEAN -> JsonType.BOOLEAN;
      case NUMBER ->
          value.decimalValue().stripTrailingZeros().scale() <= 0
              ? JsonType.INTEGER
              : JsonType.NUMBER;
      default -> JsonType.NULL;
    };
  }

  public static boolean allows(Constraint constraint, JsonNode value) {
    if (constraint instanceof SchemaAssertion assertion) {
      Json json = JsonReader.read(SampleExchange.bytes(value)).value();
      return json == null || assertion.accepts(json);
    }
    if (value.isTextual()) {
      return allowsText(constraint, value.textValue());
    }
    if (value.isNumber() && constraint instanceof Range range) {
      return range.measure() != Range.Measure.VALUE || contains(range, value.decimalValue());
    }
    if (value.isContainerNode() && constraint instanceof Range range) {
      boolean counted =
          range.measure() == (value.isArray() ? Range.Measure.ITEMS : Range.Measure.MEMBERS);
      return !counted || contains(range, BigDecimal.valueOf(value.size()));
    }
    return !(value.isNumber() && constraint instanceof AllowedValues allowed)
        || allowed.values().stream().anyMatch(each -> each.toString().equals(value.asText()));
  }

  private static boolean allowsText(Constraint constraint, String text) {
    if (constraint instanceof AllowedValues allowed) {
      return allowed.strings().contains(text);
    }
    if (constraint instanceof TextPattern pattern) {
      // Patterns of java.util.regex may backtrack exponentially; this one does not.
      return pattern.accepts(new JsonString(text));
    }
    if (constraint instanceof StringFormat format) {
      if (format == StringFormat.UUID) {
        return isUuid(text);
      }
      return format == StringFormat.TIMESTAMP
          ? isTimestamp(text)
          : format.accepts(new JsonString(text));
    }
    return !(constraint instanceof Range range)
        || range.measure() != Range.Measure.LENGTH
        || contains(range, BigDecimal.valueOf(text.codePoints().count()));
  }

  private static boolean contains(Range range, BigDecimal number) {
    List<Integer> inside = range.exclusive() ? List.of(1) : List.of(0, 1);
    BigDecimal min = range.min();
    BigDecimal max = range.max();
    return (min == null || inside.contains(number.compareTo(min)))
        && (max == null || inside.contains(max.compareTo(number)));
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isTimestamp(String text) {
    if (text.length() < DATE_TIME || text.charAt(10) != 'T') {
      return false;
    }
    try {
      LocalDateTime.parse(text.substring(0, DATE_TIME));
    } catch (DateTimeException e) {
      return false;
    }
    return text.substring(DATE_TIME).matches("([.][0-9]{1,9})?(Z|[+-][0-9]{2}:?[0-9]{2})?");
  }
}
