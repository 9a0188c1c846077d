package io.github.cbrsdk.error;

/** Too many requests (429). */
public final class ThrottledException extends ApiException {
  private static final long serialVersionUID = 1;

  public ThrottledException(Failure failure) {
    super("Throttled", failure, null, "send fewer requests, or try again later");
  }
}
