package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.contract.Timestamp;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;

/**
 * The functions: those of CEL on texts and containers, its conversions, and {@code instant} of the
 * contract.
 */
enum Function {
  SIZE("size", Style.EITHER, StaticType.INTEGER, StaticType.ANY, 1, (a, b) -> size(a)),
  INSTANT("instant", Style.GLOBAL, StaticType.TIME, StaticType.STRING, 1, (a, b) -> instant(a)),
  STRING("string", Style.GLOBAL, StaticType.STRING, StaticType.ANY, 1, (a, b) -> string(a)),
  INT("int", Style.GLOBAL, StaticType.INTEGER, StaticType.ANY, 1, (a, b) -> integer(a)),
  TYPE("type", Style.GLOBAL, StaticType.ANY, StaticType.ANY, 1, (a, b) -> TypeName.of(a)),
  CONTAINS("contains", String::contains),
  STARTS_WITH("startsWith", String::startsWith),
  ENDS_WITH("endsWith", String::endsWith);

  /** Where the first argument is written: in the parentheses, or before a dot. */
  private enum Style {
    GLOBAL,
    METHOD,
    EITHER
  }

  private static final int CHARACTERS_PER_STEP = 64;

  private final String word;
  private final Style style;
  private final StaticType type;
  private final StaticType parameter;
  private final int arity;

  @SuppressWarnings("ImmutableEnumChecker") // It is, though its type does not show it.
  private final BinaryOperator<Object> body;

  Function(
      String word,
      Style style,
      StaticType type,
      StaticType parameter,
      int arity,
      BinaryOperator<Object> body) {
    this.word = word;
    this.style = style;
    this.type = type;
    this.parameter = parameter;
    this.arity = arity;
    this.body = body;
  }

  Function(String word, BiPredicate<String, String> test) {
    this(
        word,
        Style.METHOD,
        StaticType.BOOLEAN,
        StaticType.STRING,
        2,
        (a, b) -> {
          if (a instanceof String text && b instanceof String part) {
            return test.test(text, part);
          }
          return Failure.of("string", a instanceof String ? b : a);
        });
  }

  /** The function that is written so, with or without something before the dot. */
  static Optional<Function> of(String word, boolean method) {
    for (Function function : values()) {
      if (function.word.equals(word) && function.style != (method ? Style.GLOBAL : Style.METHOD)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  /** The number of its arguments, that before the dot included. */
  int arity() {
    return arity;
  }

  /** What each of its arguments has to be. */
  StaticType parameter() {
    return parameter;
  }

  Node call(List<Node> arguments) {
    Node first = arguments.get(0);
    Node last = arguments.get(arity - 1);
    return new Typed(
        type,
        slots -> {
          Object a = first.evaluate(slots);
          if (a instanceof Failure) {
            return a;
          }
          Object b = arity == 1 ? a : last.evaluate(slots);
          if (b instanceof Failure) {
            return b;
          }
          if (a instanceof String text) {
            StepLimit.count(slots, text.length() / CHARACTERS_PER_STEP);
          }
          return body.apply(a, b);
        });
  }

  private static Object size(Object value) {
    if (value instanceof String text) {
      return (long) text.codePointCount(0, text.length());
    }
    if (value instanceof JsonObject object) {
      return (long) object.members().size();
    }
    List<?> elements = Values.elements(value);
    return elements == null
        ? Failure.of("string, array or object", value)
        : (Object) (long) elements.size();
  }

  private static Object instant(Object value) {
    if (!(value instanceof String text)) {
      return Failure.of("string", value);
    }
    return Timestamp.parse(text)
        .<Object>map(time -> time.toInstant())
        .orElseGet(() -> httpDate(text));
  }

  /** As headers have it: {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  private static Object httpDate(String text) {
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeException e) {
      return Failure.fault("a text that is no time");
    }
  }

  private static Object string(Object value) {
    return value instanceof String
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof Instant
        ? value.toString()
        : Failure.of("string, number, boolean or time", value);
  }

  private static Object integer(Object value) {
    if (value instanceof Long) {
      return value;
    }
    if (value instanceof Instant time) {
      return time.getEpochSecond();
    }
    if (value instanceof Double number) {
      // The nearest double to the largest integer is one more than that.
      return Math.abs(number) < -(double) Long.MIN_VALUE
          ? (Object) number.longValue()
          : Failure.fault("a number out of range");
    }
    if (value instanceof String text) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        return Failure.fault("a text that is no integer");
      }
    }
    return Failure.of("string or number", value);
  }
}
