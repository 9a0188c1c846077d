package io.github.cbrsdk.conformance;

/** A source of exchanges cannot be read; the message has the source, the reason and the remedy. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates the exception. */
  public SourceException(String message) {
    super(message);
  }

  /** Creates the exception. */
  public SourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
