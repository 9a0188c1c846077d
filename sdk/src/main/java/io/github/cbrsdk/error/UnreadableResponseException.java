package io.github.cbrsdk.error;

import org.jspecify.annotations.Nullable;

/**
 * A response arrived that cannot be used: no JSON, no body, too much of it, a redirect, or one
 * without what was asked for.
 */
public final class UnreadableResponseException extends ApiException {
  private static final long serialVersionUID = 1;

  /** Says that it happened, and what is wrong with the response. */
  public UnreadableResponseException(String what, Failure failure, @Nullable Throwable cause) {
    super(what, failure, cause, "see what stands between client and service");
  }
}
