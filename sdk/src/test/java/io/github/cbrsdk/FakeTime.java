package io.github.cbrsdk;

import io.github.cbrsdk.http.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Time that passes only while somebody sleeps, and then at once. */
public final class FakeTime implements Time {
  private volatile Instant start = Instant.parse("2026-01-02T03:04:05Z");
  private final List<Duration> slept = new CopyOnWriteArrayList<>();
  private volatile long nanos;

  @Override
  public Instant now() {
    return start.plusNanos(nanos);
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    slept.add(duration);
    pass(duration);
  }

  public synchronized void pass(Duration duration) {
    nanos += duration.toNanos();
  }

  /** Sets the clock, by which no time passes. */
  public void set(Duration ahead) {
    start = start.plus(ahead);
  }

  public List<Duration> slept() {
    return List.copyOf(slept);
  }
}
