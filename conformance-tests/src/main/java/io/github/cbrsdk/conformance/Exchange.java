package io.github.cbrsdk.conformance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request and the response to it, as they went over the wire.
 *
 * @param source where it was read: a path relative to what was asked for, {@code #index} behind it
 *     for one of several
 * @param recordedAt when it went over the wire, or null where the source does not say
 * @param request the request, or null where only a body was recorded
 * @param response the response
 * @param requiredStatus the only status that may answer the request, or null where any may that the
 *     contract declares
 */
public record Exchange(
    String source,
    @Nullable Instant recordedAt,
    @Nullable Request request,
    Response response,
    @Nullable Integer requiredStatus) {
  /** An exchange in which any status may answer that the contract declares. */
  public Exchange(
      String source, @Nullable Instant recordedAt, @Nullable Request request, Response response) {
    this(source, recordedAt, request, response, null);
  }
}
