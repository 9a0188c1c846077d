package io.github.cbrsdk.error;

/** The caller's thread was interrupted, or the call cancelled, before a response had arrived. */
public final class CancelledException extends ApiException {
  private static final long serialVersionUID = 1;

  /** Says that it happened. */
  public CancelledException(Failure failure) {
    super("Cancelled", failure, null, "nothing is wrong with the request");
  }
}
