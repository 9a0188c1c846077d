package io.github.cbrsdk.error;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Details of a failed call. Contains no secret, and only texts of one line.
 *
 * @param request the method and the URL without its query, or null if there was no request
 * @param status the HTTP status, 0 if there was no response
 * @param code the error code of the service, or null
 * @param message the error message of the service, or null
 * @param requestId the id that the service gave to the request, or null
 * @param excerpt the beginning of the body, empty without a body
 * @param retryAfter the value of {@code Retry-After}, or null
 * @param clockSkew time of the service minus time of this machine, or null if the service sent no
 *     {@code Date}
 * @param attempts number of times that the request was sent
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
  public static Failure withoutResponse(@Nullable String request, int attempts) {
    return new Failure(request, 0, null, null, null, "", null, null, attempts);
  }
}
