package io.github.cbrsdk.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

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

        @Override
        public CompletableFuture<Void> delay(Duration duration) {
          return CompletableFuture.runAsync(
              () -> {},
              CompletableFuture.delayedExecutor(duration.toNanos(), TimeUnit.NANOSECONDS));
        }
      };

  /** The date and time. */
  Instant now();

  /** A clock that only ever goes forward, in nanoseconds. */
  long nanoTime();

  /** Waits. */
  void sleep(Duration duration) throws InterruptedException;

  /** Waits without the caller's thread; unless overridden, in {@link #sleep} on another one. */
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
