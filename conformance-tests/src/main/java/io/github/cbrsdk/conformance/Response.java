package io.github.cbrsdk.conformance;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP response.
 *
 * @param status the HTTP status, or null where only a body was recorded
 * @param headers as received
 * @param body the decoded content (no transfer or content coding), or null where there was none;
 *     not to be changed
 */
@SuppressWarnings(
    "ArrayRecordComponent") // A copy of every body would take more time than its check.
public record Response(@Nullable Integer status, Headers headers, byte @Nullable [] body) {
  @Override
  public String toString() {
    return status + ", " + (body == null ? "no body" : body.length + " bytes");
  }
}
