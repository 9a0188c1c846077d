package io.github.cbrsdk.conformance.expression;

/** A text is not an expression, or uses an unsupported part of CEL. The message has the offset. */
public final class CelSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CelSyntaxException(String problem, int offset) {
    super(problem + ", at character " + (offset + 1));
  }
}
