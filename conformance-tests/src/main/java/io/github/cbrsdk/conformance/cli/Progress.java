package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Prints the number of checked exchanges every five seconds. */
final class Progress implements Consumer<CheckedExchange> {
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(5);

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final long start;
  private long next;
  private long count;

  /**
   * Starts the clock.
   *
   * @param nanoTime a clock in nanoseconds, such as {@link System#nanoTime}
   */
  Progress(PrintWriter err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.next = start + INTERVAL;
  }

  @Override
  public void accept(CheckedExchange exchange) {
    count++;
    long now = nanoTime.getAsLong();
    if (now - next >= 0) {
      err.printf(
          Locale.ROOT,
          "checked so far: %,d, after %d s%n",
          count,
          TimeUnit.NANOSECONDS.toSeconds(now - start));
      err.flush();
      next = now + INTERVAL;
    }
  }
}
