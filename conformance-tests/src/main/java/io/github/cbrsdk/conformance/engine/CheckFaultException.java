package io.github.cbrsdk.conformance.engine;

/** A fault of the check itself; the message says at which exchange. */
public final class CheckFaultException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A fault at an exchange.
   *
   * @param source where the exchange was read
   * @param cause what went wrong; its message is not repeated, since it may quote the exchange
   */
  public CheckFaultException(String source, Throwable cause) {
    super("%s at %s".formatted(cause.getClass().getName(), source), cause);
  }
}
