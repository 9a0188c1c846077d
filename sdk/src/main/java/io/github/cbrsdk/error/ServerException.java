package io.github.cbrsdk.error;

/** The service or the gateway in front of it failed (5xx). */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1;

  public ServerException(Failure failure) {
    super("The service failed", failure, null, "try again later, and report it if it persists");
  }
}
