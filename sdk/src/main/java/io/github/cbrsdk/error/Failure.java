package io.github.cbrsdk.error;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that failed. Holds no secret.
 *
 * @param status the HTTP status, 0 if there was no response
 * @param code the service's code of the error, or null
 * @param message what the service says of the error, or null
 * @param requestId the id under which the service knows the request, or null
 * @param excerpt the beginning of the body, empty if there was none
 * @param attempts how many times the request was sent
 */
public record Failure(
    int status,
    @Nullable String code,
    @Nullable String message,
    @Nullable String requestId,
    String excerpt,
    int attempts) {
  /** A failure without a response. */
  public static Failure withoutResponse(int attempts) {
    return new Failure(0, null, null, null, "", attempts);
  }
}
