package io.github.cbrsdk.conformance.contract;

/** An edition that is neither a published one nor an overlay file; the message lists the known. */
public final class UnknownEditionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnknownEditionException(String message) {
    super(message);
  }
}
