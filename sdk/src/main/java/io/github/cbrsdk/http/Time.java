package io.github.cbrsdk.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The clock, and pauses. Tests replace it. */
public interface Time {
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

        @Override
        public CompletableFuture<Void> delay(Duration duration) {
          return CompletableFuture.runAsync(
              () -> {},
              CompletableFuture.delayedExecutor(duration.toNanos(), TimeUnit.NANOSECONDS));
        }
      };

  Instant now();

  /** A monotonic clock in nanoseconds, as {@link System#nanoTime()}. */
  long nanoTime();

  /** Blocks the calling thread. */
  void sleep(Duration duration) throws InterruptedException;

  /** Completes after a pause. The default implementation calls {@link #sleep} in another thread. */
  default CompletableFuture<Void> delay(Duration duration) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            sleep(duration);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
          }
        });
  }
}
