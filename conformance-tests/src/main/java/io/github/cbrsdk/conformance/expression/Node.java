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

  /** What is known of its value. */
  default StaticType type() {
    return StaticType.ANY;
  }
}
