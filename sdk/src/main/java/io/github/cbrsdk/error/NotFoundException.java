package io.github.cbrsdk.error;

/** The resource does not exist (404). */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1;

  public NotFoundException(Failure failure) {
    super("Not found", failure, null, "check the id, the project and the endpoint");
  }
}
