package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.contract.Timestamp;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The functions: some of CEL, and {@code instant} of the contract. */
enum Function {
  SIZE("size", ValueType.INTEGER, ValueType.ANY, Function::size),
  INSTANT("instant", ValueType.TIME, ValueType.STRING, Function::instant),
  STRING("string", ValueType.STRING, ValueType.ANY, Function::string),
  INT("int", ValueType.INTEGER, ValueType.ANY, Function::integer),
  TYPE("type", ValueType.ANY, ValueType.ANY, ValueType::of),
  CONTAINS("contains", String::contains),
  STARTS_WITH("startsWith", String::startsWith),
  ENDS_WITH("endsWith", String::endsWith);

  private static final int CHARACTERS_PER_STEP = 64;

  private final String word;
  private final ValueType type;
  private final ValueType parameter;
  private final int arity;

  @SuppressWarnings("ImmutableEnumChecker") // It is, though its type does not show it.
  private final Node.Operation body;

  Function(String word, ValueType type, ValueType parameter, UnaryOperator<Object> body) {
    this.word = word;
    this.type = type;
    this.parameter = parameter;
    this.arity = 1;
    this.body = (a, b, slots) -> body.apply(a);
  }

  Function(String word, BiPredicate<String, String> test) {
    this.word = word;
    this.type = ValueType.BOOLEAN;
    this.parameter = ValueType.STRING;
    this.arity = 2;
    this.body =
        (a, b, slots) ->
            a instanceof String text && b instanceof String part
                ? (Object) test.test(text, part)
                : Failure.of("string", a instanceof String ? b : a);
  }

  /** The function of that name, or null; as a method its first argument is before the dot. */
  static @Nullable Function of(String word, boolean method) {
    for (Function function : values()) {
      if (function.word.equals(word) && (function == SIZE || method == (function.arity == 2))) {
        return function;
      }
    }
    return null;
  }

  /** The number of its arguments, including that before the dot. */
  int arity() {
    return arity;
  }

  /** The type of each of its arguments. */
  ValueType parameter() {
    return parameter;
  }

  Node call(List<Node> arguments) {
    return new Node.Typed(
        type,
        Node.of(
            arguments.get(0),
            arguments.get(arity - 1),
            (a, b, slots) -> {
              if (a instanceof String text) {
                StepLimit.count(slots, text.length() / CHARACTERS_PER_STEP);
              }
              return body.apply(a, b, slots);
            }));
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
    return value instanceof String text
        ? Timestamp.parse(text)
            .<Object>map(OffsetDateTime::toInstant)
            .orElseGet(() -> httpDate(text))
        : Failure.of("string", value);
  }

  /** The form of HTTP headers: {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  private static Object httpDate(String text) {
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeException e) {
      return Failure.fault("a text that is not a time");
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
    try {
      return value instanceof String text
          ? (Object) Long.valueOf(text)
          : Failure.of("string or number", value);
    } catch (NumberFormatException e) {
      return Failure.fault("a text that is not an integer");
    }
  }
}
