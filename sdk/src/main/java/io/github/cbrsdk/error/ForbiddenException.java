package io.github.cbrsdk.error;

/** The caller does not have the permission (403). */
public final class ForbiddenException extends ApiException {
  private static final long serialVersionUID = 1;

  public ForbiddenException(Failure failure) {
    super("Forbidden", failure, null, "give the caller a role with this permission");
  }
}
