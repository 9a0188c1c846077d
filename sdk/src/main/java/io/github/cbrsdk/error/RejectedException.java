package io.github.cbrsdk.error;

/** The service does not accept the request as it is (any other 4xx). */
public final class RejectedException extends ApiException {
  private static final long serialVersionUID = 1;

  /** Says that it happened. */
  public RejectedException(Failure failure) {
    super("Rejected", failure, null, "check the arguments, the project and the endpoint");
  }
}
