package io.github.cbrsdk.conformance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and its response.
 *
 * @param source where it was read: a path relative to what was asked for, {@code #index} behind it
 *     for one of several
 * @param recordedAt when it was recorded, or null if unknown
 * @param request the request, or null where only a body was recorded
 * @param response the response
 * @param requiredStatus the only status that may answer the request, or null where any may that the
 *     contract declares
 * @param omission why it is left out of the check, or null where it is to be checked
 */
public record Exchange(
    String source,
    @Nullable Instant recordedAt,
    @Nullable Request request,
    Response response,
    @Nullable Integer requiredStatus,
    @Nullable Omission omission) {
  /** An exchange that is to be checked. */
  public Exchange(
      String source,
      @Nullable Instant recordedAt,
      @Nullable Request request,
      Response response,
      @Nullable Integer requiredStatus) {
    this(source, recordedAt, request, response, requiredStatus, null);
  }

  /** An exchange in which any status may answer that the contract declares. */
  public Exchange(
      String source, @Nullable Instant recordedAt, @Nullable Request request, Response response) {
    this(source, recordedAt, request, response, null);
  }

  /** The same exchange, left out of the check; an earlier reason stays. */
  public Exchange without(Omission why) {
    return omission != null
        ? this
        : new Exchange(source, recordedAt, request, response, requiredStatus, why);
  }
}
