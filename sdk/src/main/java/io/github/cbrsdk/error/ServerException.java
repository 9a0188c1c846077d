package io.github.cbrsdk.error;

/** The service, or the gateway before it, failed (5xx). */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1;

  /** Says that it happened. */
  public ServerException(Failure failure) {
    super("The service failed", failure, null, "try later, and report it if it stays so");
  }
}
