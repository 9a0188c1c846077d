package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.contract.AllowedValues;
import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.DiscriminatorValues;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.contract.StringFormat;
import io.github.cbrsdk.conformance.contract.TextPattern;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value is within the limits that a schema sets for it, without its members and elements.
 * Types, limits, lists, UUIDs and times are evaluated apart from the check, so that a fault of the
 * check cannot affect both.
 */
public final class SchemaLimits {
  private static final int DATE_TIME = 19;

  private SchemaLimits() {}

  /** Whether all members that a schema requires are there, and none that it does not declare. */
  public static boolean fitNames(Schema schema, Set<String> names) {
    return names.containsAll(schema.required().keySet())
        && (schema.isOpen() || schema.properties().keySet().containsAll(names));
  }

  /** Whether it allows no value of any type. */
  static boolean isEmpty(Schema schema) {
    return schema.alternatives().isEmpty() && schema.types().isEmpty();
  }

  public static boolean allow(Schema schema, Json value) {
    return schema.types().contains(value.type())
        && schema.constraints().keySet().stream().allMatch(each -> allows(each, value));
  }

  public static boolean allowText(Schema schema, String text) {
    return schema.constraints().keySet().stream().allMatch(each -> allowsText(each, text));
  }

  public static boolean allows(Constraint constraint, Json value) {
    if (constraint instanceof SchemaAssertion || constraint instanceof DiscriminatorValues) {
      return !constraint.types().contains(value.type()) || constraint.accepts(value);
    }
    if (value instanceof JsonString) {
      return allowsText(constraint, value.text());
    }
    if (value instanceof JsonNumber number && constraint instanceof Range range) {
      BigDecimal exact = number.value();
      return range.measure() != Range.Measure.VALUE || (exact != null && contains(range, exact));
    }
    if (!value.isScalar() && constraint instanceof Range range) {
      boolean counted =
          range.measure()
              == (value instanceof JsonArray ? Range.Measure.ITEMS : Range.Measure.MEMBERS);
      return !counted || contains(range, BigDecimal.valueOf(value.size()));
    }
    return !(value instanceof JsonNumber && constraint instanceof AllowedValues allowed)
        || allowed.values().stream().anyMatch(each -> each.toString().equals(value.text()));
  }

  private static boolean allowsText(Constraint constraint, String text) {
    if (constraint instanceof AllowedValues allowed) {
      return allowed.strings().contains(text);
    }
    if (constraint instanceof DiscriminatorValues values) {
      return values.names().contains(text);
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

  /** The least number of elements, members or characters. */
  static int least(Schema schema, Range.Measure measure) {
    return limits(schema, measure, Range::min).mapToInt(SchemaLimits::count).max().orElse(0);
  }

  /** The greatest number of elements, members or characters. */
  static int most(Schema schema, Range.Measure measure) {
    return limits(schema, measure, Range::max)
        .mapToInt(SchemaLimits::count)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private static Stream<BigDecimal> limits(
      Schema schema, Range.Measure measure, Function<Range, @Nullable BigDecimal> limit) {
    return schema
        .constraints(Range.class)
        .filter(range -> range.measure() == measure)
        .flatMap(range -> Stream.ofNullable(limit.apply(range)));
  }

  private static int count(BigDecimal limit) {
    return limit.max(BigDecimal.ZERO).min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
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
