package io.github.cbrsdk.conformance.probe;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Limits the rate of requests of the HTTP clients that have it as an interceptor, including logins
 * and retries.
 */
public final class RateLimiter implements Interceptor {
  private final long distance;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private boolean started;
  private long last;

  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  /**
   * Creates a limiter.
   *
   * @param perSecond the maximum number of requests per second
   * @param nanoTime a monotonic clock in nanoseconds
   * @throws IllegalArgumentException if the rate is not more than 0
   */
  public RateLimiter(double perSecond, LongSupplier nanoTime, Sleeper sleeper) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("--max-rate must be more than 0.");
    }
    this.distance = (long) (1e9 / perSecond);
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
  }

  Duration distance() {
    return Duration.ofNanos(distance);
  }

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
