package io.github.cbrsdk.error;

/** The service rejected the request (any other 4xx), or a proxy did (407). */
public final class RejectedException extends ApiException {
  private static final long serialVersionUID = 1;

  public RejectedException(Failure failure) {
    super("Rejected", failure, null, "check the arguments, the project and the endpoint");
  }

  /** A proxy asked for a login (407), and refused the one that was sent, if any. */
  public static RejectedException byProxy(String what, Failure failure) {
    return new RejectedException(what, failure, "check the user and the password for the proxy");
  }

  private RejectedException(String what, Failure failure, String next) {
    super(what, failure, null, next);
  }
}
