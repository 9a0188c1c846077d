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
    this(what, failure, "check or renew the credentials");
  }

  /** Says that it happened, and how, and what to do next. */
  public UnauthenticatedException(String what, Failure failure, String next) {
    super(what, failure, null, next);
  }

  /** Never, because to show wrong credentials again may lock the account. */
  @Override
  public boolean isTransient() {
    return false;
  }
}
