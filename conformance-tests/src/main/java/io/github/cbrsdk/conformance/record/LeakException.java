package io.github.cbrsdk.conformance.record;

/** A recording would have told a secret; the message says which file and what kind of secret. */
public final class LeakException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LeakException(String message) {
    super(message);
  }
}
