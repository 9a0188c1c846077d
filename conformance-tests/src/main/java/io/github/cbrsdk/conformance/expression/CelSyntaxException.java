package io.github.cbrsdk.conformance.expression;

/** A text is not an expression, or uses something that is not known here; says what and where. */
public final class CelSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CelSyntaxException(String problem, int offset) {
    super(problem + ", at character " + (offset + 1));
  }
}
