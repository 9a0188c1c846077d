package io.github.cbrsdk.conformance.record;

/** A recording would contain a secret; the message names the file and the kind of secret. */
public final class LeakException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LeakException(String message) {
    super(message);
  }
}
