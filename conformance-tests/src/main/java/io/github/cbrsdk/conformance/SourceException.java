package io.github.cbrsdk.conformance;

/** A source of exchanges that cannot be read; the message says which, why, and what to do. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says which source, why, and what to do. */
  public SourceException(String message) {
    super(message);
  }

  /** Says which source, why, and what to do. */
  public SourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
