package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** What can be set for a client and for a single call. */
public final class CallOptions {
  private static final CallOptions DEFAULT =
      new CallOptions(RetryPolicy.standard(), Duration.ofSeconds(60));

  private final RetryPolicy retry;
  private final Duration timeout;

  private CallOptions(RetryPolicy retry, Duration timeout) {
    this.retry = retry;
    this.timeout = timeout;
  }

  /** The {@linkplain RetryPolicy#standard() standard} retries, and 60 seconds for all of a call. */
  public static CallOptions standard() {
    return DEFAULT;
  }

  /** The same with another policy of retries. */
  public CallOptions withRetry(RetryPolicy retry) {
    return new CallOptions(requireNonNull(retry, "retry"), timeout);
  }

  /** The same with another time for all of a call: login, attempts, delays and reading. */
  public CallOptions withTimeout(Duration timeout) {
    return new CallOptions(retry, Durations.requirePositive(timeout, "timeout"));
  }

  /** The policy of retries. */
  public RetryPolicy retry() {
    return retry;
  }

  /** The time for all of a call. */
  public Duration timeout() {
    return timeout;
  }
}
