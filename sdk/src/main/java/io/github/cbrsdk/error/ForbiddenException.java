package io.github.cbrsdk.error;

/** The caller may not do this (403). */
public final class ForbiddenException extends ApiException {
  private static final long serialVersionUID = 1;

  /** Says that it happened. */
  public ForbiddenException(Failure failure) {
    super("Forbidden", failure, null, "give the caller a role that may do this");
  }
}
