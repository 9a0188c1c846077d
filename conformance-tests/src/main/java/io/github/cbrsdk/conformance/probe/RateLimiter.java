package io.github.cbrsdk.conformance.probe;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps requests at least so far apart: each that goes through a client that has it as an
 * interceptor, so that logins and repetitions are paced as well.
 */
public final class RateLimiter implements Interceptor {
  private final long distance;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private boolean started;
  private long last;

  /** Passes time. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  /**
   * At most so many requests.
   *
   * @param perSecond more than 0
   * @param nanoTime a clock that is never set
   */
  public RateLimiter(double perSecond, LongSupplier nanoTime, Sleeper sleeper) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("The rate has to be more than 0: " + perSecond);
    }
    this.distance = (long) (1e9 / perSecond);
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
  }

  /** What lies between two requests. */
  Duration distance() {
    return Duration.ofNanos(distance);
  }

  /** Waits until the next request may go out. */
  synchronized void await() throws InterruptedException {
    if (started) {
      long left = distance - (nanoTime.getAsLong() - last);
      if (left > 0) {
        sleeper.sleep(Duration.ofNanos(left));
      }
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    return chain.proceed(chain.request());
  }

  private synchronized void next() throws InterruptedException {
    await();
    started = true;
    last = nanoTime.getAsLong();
  }
}
