package io.github.cbrsdk.conformance.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The condition of a filter selector: whether a value of a document is selected. */
interface JsonPathFilter {
  /** The result of a singular query that selects no node. */
  Object NOTHING = new Object();

  /** Whether a value is selected. */
  boolean test(@Nullable Object root, @Nullable Object current);

  /** Something that can be compared. */
  interface Operand {
    /** The value, or {@link #NOTHING}. */
    @Nullable Object of(@Nullable Object root, @Nullable Object current);
  }

  /**
   * A comparison.
   *
   * @param operator one of {@code == != < <= > >=}
   */
  static JsonPathFilter comparison(Operand left, String operator, Operand right) {
    return (root, current) -> {
      Object a = left.of(root, current);
      Object b = right.of(root, current);
      return switch (operator) {
        case "==" -> equal(a, b);
        case "!=" -> !equal(a, b);
        case "<" -> less(a, b);
        case "<=" -> less(a, b) || equal(a, b);
        case ">" -> less(b, a);
        default -> less(b, a) || equal(a, b);
      };
    };
  }

  /** The function {@code length}: code points, elements or members; of others nothing. */
  static Operand length(Operand argument) {
    return (root, current) -> {
      Object value = argument.of(root, current);
      if (value instanceof String text) {
        return (long) text.codePointCount(0, text.length());
      }
      return value instanceof Map<?, ?> map
          ? (Object) (long) map.size()
          : value instanceof List<?> list ? (long) list.size() : NOTHING;
    };
  }

  /**
   * The functions {@code match} and {@code search}.
   *
   * @param whole whether the whole text has to match
   */
  static JsonPathFilter matching(Operand text, Operand expression, boolean whole) {
    return (root, current) -> {
      if (text.of(root, current) instanceof String tested
          && expression.of(root, current) instanceof String regex) {
        try {
          var matcher = Pattern.compile(dotAsInIRegexp(regex)).matcher(tested);
          return whole ? matcher.matches() : matcher.find();
        } catch (PatternSyntaxException e) {
          return false; // As RFC 9535 has it.
        }
      }
      return false;
    };
  }

  /** In RFC 9485 a dot is any character but these two; in Java there are more. */
  private static String dotAsInIRegexp(String regex) {
    StringBuilder result = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\' && i + 1 < regex.length()) {
        result.append(c).append(regex.charAt(++i));
        continue;
      }
      inClass = c == '[' || (inClass && c != ']');
      result.append(c == '.' && !inClass ? "[^\\n\\r]" : c);
    }
    return result.toString();
  }

  private static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return number(x).compareTo(number(y)) == 0;
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      for (int i = 0; i < x.size() && x.size() == y.size(); i++) {
        if (!equal(x.get(i), y.get(i))) {
          return false;
        }
      }
      return x.size() == y.size();
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      Set<?> names = x.keySet();
      return names.equals(y.keySet())
          && names.stream().allMatch(name -> equal(x.get(name), y.get(name)));
    }
    return a == null ? b == null : a.equals(b);
  }

  private static boolean less(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return number(x).compareTo(number(y)) < 0;
    }
    return a instanceof String x
        && b instanceof String y
        && java.util.Arrays.compare(x.codePoints().toArray(), y.codePoints().toArray()) < 0;
  }

  private static BigDecimal number(Number number) {
    return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
  }
}
