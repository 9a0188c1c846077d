package io.github.cbrsdk.conformance.contract;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The condition of a filter selector. */
interface JsonPathFilter {
  /** The result of a singular query that selects nothing. */
  Object NOTHING = new Object();

  /** Whether a value is selected. */
  boolean test(YamlNode root, YamlNode current);

  /** An operand of a comparison, or an argument of a function. */
  interface Operand {
    /** Its value as maps, lists and scalars, or {@link #NOTHING}. */
    @Nullable Object of(YamlNode root, YamlNode current);
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

  /** The function {@code length}: code points, elements or members. */
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

  /** The function {@code match} of the whole text, or {@code search} of a part of it. */
  static JsonPathFilter matching(Operand text, Operand expression, boolean whole) {
    return (root, current) -> {
      if (text.of(root, current) instanceof String tested
          && expression.of(root, current) instanceof String regex) {
        try {
          // In RFC 9485 a dot is any character but these two; in Java there are more.
          var matcher = Pattern.compile(replace('.', "[^\\n\\r]", regex)).matcher(tested);
          return whole ? matcher.matches() : matcher.find();
        } catch (PatternSyntaxException e) {
          return false; // As RFC 9535 requires.
        }
      }
      return false;
    };
  }

  private static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return number(x).compareTo(number(y)) == 0;
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      boolean same = x.size() == y.size();
      for (int i = 0; same && i < x.size(); i++) {
        same = equal(x.get(i), y.get(i));
      }
      return same;
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return x.keySet().equals(y.keySet())
          && x.keySet().stream().allMatch(name -> equal(x.get(name), y.get(name)));
    }
    return a == null ? b == null : a.equals(b);
  }

  private static boolean less(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return number(x).compareTo(number(y)) < 0;
    }
    return a instanceof String x
        && b instanceof String y
        && Arrays.compare(x.codePoints().toArray(), y.codePoints().toArray()) < 0;
  }

  private static BigDecimal number(Number number) {
    return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
  }

  /** Replaces a sign of a regular expression where it is neither escaped nor in a class. */
  private static String replace(char sign, String replacement, String regex) {
    StringBuilder replaced = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      inClass = c == '[' || (inClass && c != ']');
      if (c == '\\' && i + 1 < regex.length()) {
        replaced.append(c).append(regex.charAt(++i));
      } else {
        replaced.append(c == sign && !inClass ? replacement : String.valueOf(c));
      }
    }
    return replaced.toString();
  }
}
