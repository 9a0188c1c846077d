package io.github.cbrsdk.http;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.ForbiddenException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.RejectedException;
import io.github.cbrsdk.error.ServerException;
import io.github.cbrsdk.error.ThrottledException;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.error.UnreadableResponseException;
import org.jspecify.annotations.Nullable;

/** Selects the exception for a response other than 2xx, by its status and error code. */
final class ExceptionMapper {
  /** Error code of a failed login with status 500. A retry could lock the account. */
  private static final String LOGIN_FAILED = "BackupService.9998";

  private ExceptionMapper() {}

  /**
   * The exception.
   *
   * @param redirectHost the host of the header {@code Location}, or null without it
   */
  static ApiException exception(
      Failure failure, Authorization authorization, @Nullable String redirectHost) {
    int status = failure.status();
    if (status == 401) {
      return authorization.refused(failure);
    } else if (LOGIN_FAILED.equals(failure.code())) {
      return new UnauthenticatedException(failure);
    } else if (status == 407) {
      return RejectedException.byProxy("The proxy refused the login", failure);
    } else if (status == 403) {
      return new ForbiddenException(failure);
    } else if (status == 404 && !isGatewayError(failure)) {
      return new NotFoundException(failure);
    } else if (status == 429) {
      return new ThrottledException(failure);
    } else if (status >= 500) {
      return new ServerException(failure);
    } else if (status >= 400) {
      return new RejectedException(failure);
    }
    String what =
        redirectHost == null
            ? "Unexpected status"
            : "A redirect to " + redirectHost + ", which is not followed";
    return new UnreadableResponseException(what, failure, null);
  }

  /** Whether the API gateway reports the error: the path is unknown, not the resource. */
  private static boolean isGatewayError(Failure failure) {
    return failure.code() != null && failure.code().startsWith("APIG");
  }
}
