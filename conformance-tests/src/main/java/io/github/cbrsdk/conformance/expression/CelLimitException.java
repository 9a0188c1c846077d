package io.github.cbrsdk.conformance.expression;

/** An expression takes too many steps on a value. */
public final class CelLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CelLimitException(long steps) {
    super("takes more than %,d steps".formatted(steps), null, false, false);
  }
}
