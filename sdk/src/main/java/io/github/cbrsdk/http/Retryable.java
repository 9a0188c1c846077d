package io.github.cbrsdk.http;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.UnauthenticatedException;
import java.util.Set;
import okhttp3.Request;

/** Whether a failure may pass, and repeating the request does no harm. */
final class Retryable {
  /** Those whose effect is the same however often they arrive. */
  private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

  private static final int PROXY_LOGIN = 407;

  private Retryable() {}

  static boolean test(ApiException failure, Request request, RetryPolicy policy) {
    if (failure.status() == PROXY_LOGIN) {
      return false; // To show a proxy the same login again may lock the account.
    }
    if (!IDEMPOTENT.contains(request.method()) || failure instanceof UnauthenticatedException) {
      return false;
    }
    return failure.status() == 0 ? failure.isTransient() : policy.covers(failure.status());
  }
}
