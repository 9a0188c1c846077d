package io.github.cbrsdk.conformance.expression;

/**
 * A part of an expression of whose value the type is known.
 *
 * @param type the type of its value
 * @param node what evaluates it
 */
record Typed(StaticType type, Node node) implements Node {
  @Override
  public Object evaluate(Object[] slots) {
    return node.evaluate(slots);
  }

  /** The same value each time. */
  static Node literal(StaticType type, Object value) {
    return new Typed(type, slots -> value);
  }
}
