package io.github.cbrsdk.error;

import org.jspecify.annotations.Nullable;

/** No complete response arrived: no connection, no trust, or a connection that broke. */
public final class TransportException extends ApiException {
  private static final long serialVersionUID = 1;

  /** Says that it happened, and how. */
  public TransportException(String what, Failure failure, @Nullable Throwable cause) {
    super(what, failure, cause, "check the endpoint and the network");
  }
}
