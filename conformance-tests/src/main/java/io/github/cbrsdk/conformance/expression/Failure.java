package io.github.cbrsdk.conformance.expression;

/**
 * Why an expression has no value. A value itself, since the other side of an {@code &&} or {@code
 * ||} may decide without it.
 *
 * @param kind the kind of reason
 * @param what the reason in words; it contains names and types and never values
 */
public record Failure(Kind kind, String what) {
  public enum Kind {
    /** A value is absent or null. */
    ABSENT,
    /** The operands do not allow the operation. */
    FAULT
  }

  static Failure absent(String what) {
    return new Failure(Kind.ABSENT, what);
  }

  static Failure fault(String what) {
    return new Failure(Kind.FAULT, what);
  }

  /** The failure of an operand of the wrong type; null counts as absent. */
  static Failure of(String expected, Object operand) {
    return Values.isNull(operand)
        ? absent("null instead of " + expected)
        : fault("%s instead of %s".formatted(ValueType.of(operand), expected));
  }
}
