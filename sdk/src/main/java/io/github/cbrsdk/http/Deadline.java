package io.github.cbrsdk.http;

import java.time.Duration;

/** The moment by which a call ends, with all its retries. */
public final class Deadline {
  private final Time time;
  private final long end;

  /** Starts now. */
  public Deadline(Time time, Duration timeout) {
    this.time = time;
    this.end = time.nanoTime() + Durations.requireNotNegative(timeout, "timeout").toNanos();
  }

  /** What is left, zero if nothing is. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - time.nanoTime()));
  }
}
