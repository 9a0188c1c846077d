package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Checks of durations that users pass. Longer ones than a century count as one. */
public final class Durations {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Durations() {}

  /**
   * A duration that may be zero.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public static Duration requireNotNegative(Duration duration, String name) {
    if (requireNonNull(duration, name).isNegative()) {
      throw new IllegalArgumentException(name + " is negative: " + duration);
    }
    return duration.compareTo(LONGEST) < 0 ? duration : LONGEST;
  }

  /**
   * A duration that may not be zero.
   *
   * @throws IllegalArgumentException if it is negative or zero
   */
  public static Duration requirePositive(Duration duration, String name) {
    Duration checked = requireNotNegative(duration, name);
    if (checked.isZero()) {
      throw new IllegalArgumentException(name + " is zero");
    }
    return checked;
  }
}
