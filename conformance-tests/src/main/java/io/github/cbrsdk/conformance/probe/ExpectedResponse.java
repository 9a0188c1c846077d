package io.github.cbrsdk.conformance.probe;

import org.jspecify.annotations.Nullable;

/**
 * The response that a probe must get; any other response is not checked.
 *
 * @param status the HTTP status; 0 for any success
 * @param envelope the name of the schema that must fit the body best, or empty for any
 */
record ExpectedResponse(int status, String envelope) {
  static final ExpectedResponse SUCCESS = new ExpectedResponse(0, "");

  boolean isSuccess() {
    return status == 0;
  }

  /** The required status, or null for any success. */
  @Nullable Integer requiredStatus() {
    return isSuccess() ? null : status;
  }
}
