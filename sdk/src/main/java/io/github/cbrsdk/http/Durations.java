package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Checks of durations that users pass. */
final class Durations {
  private Durations() {}

  static Duration requireNotNegative(Duration duration, String name) {
    if (requireNonNull(duration, name).isNegative()) {
      throw new IllegalArgumentException(name + " is negative: " + duration);
    }
    return duration;
  }

  static Duration requirePositive(Duration duration, String name) {
    if (requireNotNegative(duration, name).isZero()) {
      throw new IllegalArgumentException(name + " is zero");
    }
    return duration;
  }
}
