package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How often, and after what delay, a request is sent again that failed in a way that may pass.
 *
 * <p>The delay is random between nothing and an upper bound that doubles with each attempt (full
 * jitter), so that clients which failed together do not come back together. A {@code Retry-After}
 * of the service replaces it.
 */
public final class RetryPolicy {
  private static final RetryPolicy DEFAULT = builder().build();
  private static final RetryPolicy NEVER = builder().maxAttempts(1).build();

  private final int maxAttempts;
  private final Duration baseDelay;
  private final Duration maxDelay;
  private final Set<Integer> statuses;
  private final DoubleSupplier jitter;

  private RetryPolicy(Builder builder) {
    this.maxAttempts = builder.maxAttempts;
    this.baseDelay = builder.baseDelay;
    this.maxDelay = builder.maxDelay;
    this.statuses = builder.statuses;
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

  /** A policy like {@link #standard()}, to be changed. */
  public static Builder builder() {
    return new Builder();
  }

  /** How many times a request is sent at most. */
  public int maxAttempts() {
    return maxAttempts;
  }

  boolean covers(int status) {
    return statuses.contains(status);
  }

  /** The delay after an attempt, the first being 1. */
  Duration delayAfter(int attempt) {
    double doubled = baseDelay.toNanos() * Math.pow(2, attempt - 1);
    long bound = (long) Math.min(doubled, (double) maxDelay.toNanos());
    return Duration.ofNanos((long) (jitter.getAsDouble() * (double) bound));
  }

  /** Makes a policy. */
  public static final class Builder {
    private int maxAttempts = 3;
    private Duration baseDelay = Duration.ofMillis(250);
    private Duration maxDelay = Duration.ofSeconds(10);
    private Set<Integer> statuses = Set.of(408, 429, 500, 502, 503, 504);
    private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();

    private Builder() {}

    /** How many times a request is sent at most, the first included; 3 unless said. */
    public Builder maxAttempts(int maxAttempts) {
      if (maxAttempts < 1) {
        throw new IllegalArgumentException("maxAttempts is less than 1: " + maxAttempts);
      }
      this.maxAttempts = maxAttempts;
      return this;
    }

    /** The upper bound of the first delay; 0.25 seconds unless said. */
    public Builder baseDelay(Duration baseDelay) {
      this.baseDelay = Durations.requireNotNegative(baseDelay, "baseDelay");
      return this;
    }

    /** The upper bound of every delay; 10 seconds unless said. */
    public Builder maxDelay(Duration maxDelay) {
      this.maxDelay = Durations.requireNotNegative(maxDelay, "maxDelay");
      return this;
    }

    /** The statuses that may pass; 408, 429, 500, 502, 503 and 504 unless said. */
    public Builder statuses(Set<Integer> statuses) {
      this.statuses = Set.copyOf(statuses);
      return this;
    }

    /** What gives the random part of each delay, between 0 and 1. */
    public Builder jitter(DoubleSupplier jitter) {
      this.jitter = requireNonNull(jitter, "jitter");
      return this;
    }

    /** The policy. */
    public RetryPolicy build() {
      return new RetryPolicy(this);
    }
  }
}
