package io.github.cbrsdk.error;

/** The credentials are missing, wrong or expired (401, or a 500 with such an error code). */
public final class UnauthenticatedException extends ApiException {
  private static final long serialVersionUID = 1;

  public UnauthenticatedException(Failure failure) {
    this("Not authenticated", failure);
  }

  /** The message starts with {@code what}. */
  public UnauthenticatedException(String what, Failure failure) {
    this(what, failure, "check or renew the credentials");
  }

  /** The message starts with {@code what} and ends with {@code next}, the advice to the reader. */
  public UnauthenticatedException(String what, Failure failure, String next) {
    super(what, failure, null, next);
  }

  /** False, because sending wrong credentials again may lock the account. */
  @Override
  public boolean isTransient() {
    return false;
  }
}
