package io.github.cbrsdk.conformance.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps requests at least so far apart. */
public final class Pace {
  private final Duration distance;
  private final Clock clock;
  private final Sleeper sleeper;
  private @Nullable Instant last;

  /** Passes time. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  /**
   * At most so many requests.
   *
   * @param perSecond more than 0
   */
  public Pace(double perSecond, Clock clock, Sleeper sleeper) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("The rate has to be more than 0: " + perSecond);
    }
    this.distance = Duration.ofNanos((long) (1e9 / perSecond));
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Waits until the next request may go out. */
  void await() throws InterruptedException {
    if (last != null) {
      Duration left = distance.minus(Duration.between(last, clock.instant()));
      if (!left.isNegative() && !left.isZero()) {
        sleeper.sleep(left);
      }
    }
    last = clock.instant();
  }
}
