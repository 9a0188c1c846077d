package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of the language: {@link Boolean}, {@link Long}, {@link Double}, {@link BigDecimal} for
 * integers beyond 64 bits, {@link String}, {@link Instant}, {@link JsonNull#NULL}, lists as {@link
 * JsonArray} or {@link List}, maps as {@link JsonObject} or {@link Fields}. JSON objects and arrays
 * are not converted, so that nothing is copied.
 */
final class Values {
  private Values() {}

  /** A JSON value, or one that is a value of the language already. */
  static Object of(Object value) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    if (value instanceof JsonNumber number) {
      return of(number);
    }
    return value instanceof JsonBoolean ? (Object) (value == JsonBoolean.TRUE) : value;
  }

  private static Object of(JsonNumber number) {
    if (number.isLong()) {
      return number.longValue();
    }
    BigDecimal value = number.value();
    if (value == null) {
      return Double.NaN;
    }
    // An integer beyond 64 bits can be compared, and nothing else: CEL has none such.
    return number.integerForm() ? value : (Object) value.doubleValue();
  }

  static boolean isNull(Object value) {
    return value == JsonNull.NULL;
  }

  /** The elements of a list, or null if it is none. */
  static @Nullable List<?> elements(Object value) {
    return value instanceof JsonArray array
        ? array.elements()
        : value instanceof List<?> list ? list : null;
  }

  /** Values of different types are not equal, but for numbers. */
  static boolean equal(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return isComparable(x, y) && compare(x, y) == 0;
    }
    List<?> elements = elements(a);
    if (elements != null) {
      List<?> others = elements(b);
      return others != null && equal(elements, others);
    }
    if (a instanceof JsonObject x && b instanceof JsonObject y) {
      return equal(x.members(), y.members());
    }
    return a.equals(b);
  }

  private static boolean equal(List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!equal(of(a.get(i)), of(b.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(Map<String, Json> a, Map<String, Json> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream()
            .allMatch(
                entry -> {
                  Json other = b.get(entry.getKey());
                  return other != null && equal(of(entry.getValue()), of(other));
                });
  }

  /** Whether both are comparable numbers. */
  static boolean isComparable(Number a, Number b) {
    return !Double.isNaN(a.doubleValue()) && !Double.isNaN(b.doubleValue());
  }

  /** The order of two numbers that are comparable, exact even between integers and fractions. */
  static int compare(Number a, Number b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x.compareTo(y);
    }
    double x = a.doubleValue();
    double y = b.doubleValue();
    return Double.isInfinite(x) || Double.isInfinite(y)
        ? Double.compare(x, y)
        : exact(a).compareTo(exact(b));
  }

  private static BigDecimal exact(Number number) {
    if (number instanceof BigDecimal exact) {
      return exact;
    }
    return number instanceof Long integer
        ? BigDecimal.valueOf(integer)
        : new BigDecimal(number.doubleValue());
  }

  /** The order by code points, which differs from that of UTF-16 beyond the basic plane. */
  static int compare(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length()) {
      int x = a.codePointAt(i);
      int y = b.codePointAt(i);
      if (x != y) {
        return Integer.compare(x, y);
      }
      i += Character.charCount(x);
    }
    return Integer.compare(a.length(), b.length());
  }
}
