package io.github.cbrsdk.conformance.probe;

import org.jspecify.annotations.Nullable;

/**
 * What an answer has to be, to say anything about what was asked.
 *
 * @param status the HTTP status; 0 for any that means success
 * @param envelope the name of the schema that the body has to fit best, or empty for any
 */
record ExpectedResponse(int status, String envelope) {
  static final ExpectedResponse SUCCESS = new ExpectedResponse(0, "");

  boolean isSuccess() {
    return status == 0;
  }

  /** The only status that may answer, or null for any that means success. */
  @Nullable Integer requiredStatus() {
    return isSuccess() ? null : status;
  }
}
