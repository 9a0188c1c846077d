package io.github.cbrsdk.error;

/** The credentials are missing, wrong or expired (401, or a 500 whose code says so). */
public final class UnauthenticatedException extends ApiException {
  private static final long serialVersionUID = 1;

  /** Says that it happened. */
  public UnauthenticatedException(Failure failure) {
    this("Not authenticated", failure);
  }

  /** Says that it happened, and how. */
  public UnauthenticatedException(String what, Failure failure) {
    super(what, failure, null, "check or renew the credentials");
  }

  /** Never, because to show wrong credentials again may lock the account. */
  @Override
  public boolean isTransient() {
    return false;
  }
}
