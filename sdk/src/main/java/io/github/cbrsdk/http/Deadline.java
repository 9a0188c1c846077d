package io.github.cbrsdk.http;

import java.time.Duration;

/** The end of a timeout. */
public final class Deadline {
  private final Time time;
  private final long end;

  /** Starts the timeout now. */
  public Deadline(Time time, Duration timeout) {
    this.time = time;
    this.end = time.nanoTime() + Durations.requireNotNegative(timeout, "timeout").toNanos();
  }

  /** The remaining time; zero after the deadline. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - time.nanoTime()));
  }
}
