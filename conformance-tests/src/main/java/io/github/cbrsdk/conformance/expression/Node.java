package io.github.cbrsdk.conformance.expression;

/** A part of an expression, compiled. Immutable. */
@FunctionalInterface
interface Node {
  /**
   * Its value, or a {@link Failure}.
   *
   * @param slots the values of the variables, at the indices that the compiler gave them
   */
  Object evaluate(Object[] slots);

  /** The type of its value, as far as it is known before. */
  default ValueType type() {
    return ValueType.ANY;
  }

  /** A part of known type. */
  record Typed(ValueType type, Node node) implements Node {
    @Override
    public Object evaluate(Object[] slots) {
      return node.evaluate(slots);
    }
  }

  static Node literal(ValueType type, Object value) {
    return new Typed(type, slots -> value);
  }

  /** A function of two values, neither of which is a failure. */
  interface Operation {
    Object apply(Object a, Object b, Object[] slots);
  }

  /** A function of the values of two parts; if one of them is a failure, so is the result. */
  static Node of(Node left, Node right, Operation operation) {
    return slots -> {
      Object a = left.evaluate(slots);
      if (a instanceof Failure) {
        return a;
      }
      Object b = left == right ? a : right.evaluate(slots);
      return b instanceof Failure ? b : operation.apply(a, b, slots);
    };
  }
}
