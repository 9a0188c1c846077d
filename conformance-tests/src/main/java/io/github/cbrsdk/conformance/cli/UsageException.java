package io.github.cbrsdk.conformance.cli;

/** The options of a command do not fit together; the message says what to change. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
