package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.UnauthenticatedException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import okhttp3.Request;

/**
 * Maximum number of attempts, and delays between them, for a request that failed temporarily.
 *
 * <p>The delay is random between nothing and an upper bound that doubles with each attempt (full
 * jitter), so that clients which failed at the same time do not retry at the same time. The header
 * {@code Retry-After} replaces it.
 */
public final class RetryPolicy {
  private static final RetryPolicy DEFAULT = builder().build();
  private static final RetryPolicy NEVER = builder().maxAttempts(1).build();
  private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  private final int maxAttempts;
  private final Duration baseDelay;
  private final Duration maxDelay;
  private final Predicate<ApiException> retried;
  private final DoubleSupplier jitter;

  private RetryPolicy(Builder builder) {
    this.maxAttempts = builder.maxAttempts;
    this.baseDelay = builder.baseDelay;
    this.maxDelay = builder.maxDelay;
    this.retried = builder.retried;
    this.jitter = builder.jitter;
  }

  /** Three attempts, delays of at most 0.25 and 0.5 seconds. */
  public static RetryPolicy standard() {
    return DEFAULT;
  }

  /** One attempt. */
  public static RetryPolicy never() {
    return NEVER;
  }

  /** Builder of a policy, with the values of {@link #standard()}. */
  public static Builder builder() {
    return new Builder();
  }

  public int maxAttempts() {
    return maxAttempts;
  }

  /** Whether a request that failed may be sent again without harm, and may succeed then. */
  boolean isRetryable(Request request, ApiException failure) {
    return IDEMPOTENT.contains(request.method())
        && !(failure instanceof UnauthenticatedException)
        // Repeating a login that the proxy refused may lock the account.
        && failure.status() != PROXY_AUTHENTICATION_REQUIRED
        && retried.test(failure);
  }

  /** The delay after an attempt, the first being 1. */
  Duration delayAfter(int attempt) {
    double doubled = baseDelay.toNanos() * Math.pow(2, attempt - 1);
    long bound = (long) Math.min(doubled, (double) maxDelay.toNanos());
    return Duration.ofNanos((long) (jitter.getAsDouble() * (double) bound));
  }

  public static final class Builder {
    private int maxAttempts = 3;
    private Duration baseDelay = Duration.ofMillis(250);
    private Duration maxDelay = Duration.ofSeconds(10);
    private Predicate<ApiException> retried = ApiException::isTransient;
    private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();

    private Builder() {}

    /** Maximum number of attempts, the first included; 3 by default. */
    public Builder maxAttempts(int maxAttempts) {
      if (maxAttempts < 1) {
        throw new IllegalArgumentException("maxAttempts is less than 1: " + maxAttempts);
      }
      this.maxAttempts = maxAttempts;
      return this;
    }

    /** The upper bound of the first delay; 0.25 seconds by default. */
    public Builder baseDelay(Duration baseDelay) {
      this.baseDelay = Durations.requireNotNegative(baseDelay, "baseDelay");
      return this;
    }

    /** The upper bound of every delay; 10 seconds by default. */
    public Builder maxDelay(Duration maxDelay) {
      this.maxDelay = Durations.requireNotNegative(maxDelay, "maxDelay");
      return this;
    }

    /**
     * Replaces the statuses that are retried: 408, 429, 500, 502, 503 and 504 by default. 401 and
     * 407 are never retried: the login would be refused again.
     */
    public Builder statuses(Set<Integer> statuses) {
      Set<Integer> copy = Set.copyOf(statuses);
      this.retried =
          failure ->
              failure.status() == 0 ? failure.isTransient() : copy.contains(failure.status());
      return this;
    }

    /** Supplies the random factor of each delay, from 0 to 1. */
    public Builder jitter(DoubleSupplier jitter) {
      this.jitter = requireNonNull(jitter, "jitter");
      return this;
    }

    public RetryPolicy build() {
      return new RetryPolicy(this);
    }
  }
}
