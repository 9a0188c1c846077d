package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Checks durations that users pass. Durations of more than 36,500 days are reduced to that. */
public final class Durations {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Durations() {}

  /**
   * Rejects a negative duration.
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
   * Rejects a negative duration and zero.
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
