package io.github.cbrsdk.error;

/** The thread was interrupted or the call was cancelled before a response arrived. */
public final class CancelledException extends ApiException {
  private static final long serialVersionUID = 1;

  public CancelledException(Failure failure) {
    super("Cancelled", failure, null, "nothing is wrong with the request");
  }
}
