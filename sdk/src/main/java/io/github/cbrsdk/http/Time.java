package io.github.cbrsdk.http;

import java.time.Duration;
import java.time.Instant;

/** The passing of time, to be replaced in tests. */
public interface Time {
  /** The real one. */
  Time SYSTEM =
      new Time() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
        }
      };

  /** The date and time. */
  Instant now();

  /** A clock that only ever goes forward, in nanoseconds. */
  long nanoTime();

  /** Waits. */
  void sleep(Duration duration) throws InterruptedException;
}
