package io.github.cbrsdk.conformance.cel;

import io.github.cbrsdk.conformance.contract.Timestamp;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;

/** The functions: those of CEL on texts and containers, and {@code instant} of the contract. */
enum Function {
  SIZE("size", Style.EITHER, StaticType.INTEGER, StaticType.ANY, 1, (a, b) -> size(a)),
  INSTANT("instant", Style.GLOBAL, StaticType.TIME, StaticType.STRING, 1, (a, b) -> instant(a)),
  CONTAINS("contains", String::contains),
  STARTS_WITH("startsWith", String::startsWith),
  ENDS_WITH("endsWith", String::endsWith);

  /** Where the first argument is written: in the parentheses, or before a dot. */
  private enum Style {
    GLOBAL,
    METHOD,
    EITHER
  }

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
          return b instanceof Failure ? b : body.apply(a, b);
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
        .orElseGet(() -> Failure.fault("a text that is no time"));
  }
}
