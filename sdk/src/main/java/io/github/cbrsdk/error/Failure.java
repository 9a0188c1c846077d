package io.github.cbrsdk.error;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call that failed. Holds no secret, and no text longer than a line.
 *
 * @param request the method and the URL without its query, or null if there was no request
 * @param status the HTTP status, 0 if there was no response
 * @param code the service's code of the error, or null
 * @param message the service's message about the error, or null
 * @param requestId the id under which the service knows the request, or null
 * @param excerpt the beginning of the body, empty if there was none
 * @param retryAfter how long the service asks to wait, or null if it does not
 * @param clockSkew how far the clock of the service was ahead of this machine's (negative: behind),
 *     or null if the service did not say
 * @param attempts how many times the request was sent
 */
public record Failure(
    @Nullable String request,
    int status,
    @Nullable String code,
    @Nullable String message,
    @Nullable String requestId,
    String excerpt,
    @Nullable Duration retryAfter,
    @Nullable Duration clockSkew,
    int attempts)
    implements Serializable {
  /** The same with a status that another part of the response told. */
  public Failure withStatus(int status) {
    return new Failure(
        request, status, code, message, requestId, excerpt, retryAfter, clockSkew, attempts);
  }

  /** A failure without a response. */
  public static Failure withoutResponse(@Nullable String request, int attempts) {
    return new Failure(request, 0, null, null, null, "", null, null, attempts);
  }
}
