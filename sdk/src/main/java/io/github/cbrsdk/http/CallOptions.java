package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Options of a client or of a single call. Immutable. */
public final class CallOptions {
  private static final CallOptions DEFAULT =
      new CallOptions(RetryPolicy.standard(), Duration.ofSeconds(60));

  private final RetryPolicy retry;
  private final Duration timeout;

  private CallOptions(RetryPolicy retry, Duration timeout) {
    this.retry = retry;
    this.timeout = timeout;
  }

  /** The {@linkplain RetryPolicy#standard() standard} policy, and 60 seconds for the whole call. */
  public static CallOptions standard() {
    return DEFAULT;
  }

  /** The same options with another retry policy. */
  public CallOptions withRetry(RetryPolicy retry) {
    return new CallOptions(requireNonNull(retry, "retry"), timeout);
  }

  /**
   * The same options with another timeout of the whole call: login, attempts, delays and reading.
   */
  public CallOptions withTimeout(Duration timeout) {
    return new CallOptions(retry, Durations.requirePositive(timeout, "timeout"));
  }

  public RetryPolicy retry() {
    return retry;
  }

  /** The timeout of the whole call. */
  public Duration timeout() {
    return timeout;
  }
}
