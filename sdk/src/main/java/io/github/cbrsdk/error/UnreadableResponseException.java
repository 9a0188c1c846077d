package io.github.cbrsdk.error;

import org.jspecify.annotations.Nullable;

/**
 * A response that the client cannot read: not JSON, no body, a body over the size limit, a
 * redirect, or a required member missing.
 */
public final class UnreadableResponseException extends ApiException {
  private static final long serialVersionUID = 1;

  /** The message starts with {@code what}. */
  public UnreadableResponseException(String what, Failure failure, @Nullable Throwable cause) {
    super(what, failure, cause, "look for a proxy or gateway between client and service");
  }
}
