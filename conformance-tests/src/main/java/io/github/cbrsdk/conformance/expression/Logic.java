package io.github.cbrsdk.conformance.expression;

/**
 * And, or, not and choice. Where one side decides, it does not matter whether the other one fails.
 */
final class Logic {
  private Logic() {}

  static Node and(Node left, Node right) {
    return new Typed(StaticType.BOOLEAN, slots -> decide(left, right, slots, Boolean.FALSE));
  }

  static Node or(Node left, Node right) {
    return new Typed(StaticType.BOOLEAN, slots -> decide(left, right, slots, Boolean.TRUE));
  }

  private static Object decide(Node left, Node right, Object[] slots, Boolean decisive) {
    Object first = truth(left.evaluate(slots));
    if (first.equals(decisive)) {
      return decisive;
    }
    Object second = truth(right.evaluate(slots));
    return second.equals(decisive) || !(first instanceof Failure) ? second : first;
  }

  static Node not(Node operand) {
    return new Typed(
        StaticType.BOOLEAN,
        slots -> {
          Object value = truth(operand.evaluate(slots));
          return value instanceof Boolean truth ? (Object) !truth : value;
        });
  }

  static Node choice(Node condition, Node then, Node otherwise) {
    StaticType type = then.type() == otherwise.type() ? then.type() : StaticType.ANY;
    return new Typed(
        type,
        slots -> {
          Object value = truth(condition.evaluate(slots));
          if (value instanceof Boolean truth) {
            return truth ? then.evaluate(slots) : otherwise.evaluate(slots);
          }
          return value;
        });
  }

  /** That boolean or failure; anything else is a failure. */
  static Object truth(Object value) {
    return value instanceof Boolean || value instanceof Failure
        ? value
        : Failure.of("boolean", value);
  }
}
