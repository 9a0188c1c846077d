package io.github.cbrsdk.http;

import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;

/**
 * Notices that the thread of a call is interrupted, which a thread that reads a socket does not.
 * Looks now and then, on the thread that watches OkHttp's timeouts anyway, so that a call which is
 * answered soon costs nothing.
 */
final class InterruptWatch extends AsyncTimeout implements AutoCloseable {
  private static final long EVERY_MILLIS = 50;

  private final Thread watched = Thread.currentThread();
  private final Runnable onInterrupt;
  private volatile boolean over;

  InterruptWatch(Runnable onInterrupt) {
    this.onInterrupt = onInterrupt;
    timeout(EVERY_MILLIS, TimeUnit.MILLISECONDS);
    enter();
  }

  @Override
  protected void timedOut() {
    if (over) {
      return;
    }
    if (watched.isInterrupted()) {
      onInterrupt.run();
    } else {
      exit();
      enter();
    }
  }

  @Override
  public void close() {
    over = true;
    exit();
  }
}
