package io.github.cbrsdk.error;

/** What was asked for does not exist (404). */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1;

  /** Says that it happened. */
  public NotFoundException(Failure failure) {
    super("Not found", failure, null, "check the id, the project and the endpoint");
  }
}
