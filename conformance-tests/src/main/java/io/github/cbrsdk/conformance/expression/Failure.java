package io.github.cbrsdk.conformance.expression;

/**
 * Why an expression has no value. A value itself, since the other side of an {@code &&} or {@code
 * ||} may decide without it.
 *
 * @param kind whether something was missing or wrong
 * @param what in words, of names and types and never of values
 */
public record Failure(Kind kind, String what) {
  /** What kept an expression from a value. */
  public enum Kind {
    /** It asks for something that is not there, or is null. */
    ABSENT,
    /** It asks for something that its operands cannot give. */
    FAULT
  }

  static Failure absent(String what) {
    return new Failure(Kind.ABSENT, what);
  }

  static Failure fault(String what) {
    return new Failure(Kind.FAULT, what);
  }

  /** What an operand of the wrong type leads to; null counts as absent. */
  static Failure of(String expected, Object operand) {
    return Values.isNull(operand)
        ? absent("null instead of " + expected)
        : fault("%s instead of %s".formatted(ValueType.of(operand), expected));
  }
}
