package io.github.cbrsdk.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Cancels attempts whose timeout has passed or whose thread is interrupted: reading a socket does
 * not react to an interrupt. One thread polls all attempts, which makes short attempts cheap; a
 * timer for each attempt would need a lock that all calls share.
 */
final class CallWatchdog implements Runnable {
  private static final System.Logger LOG = System.getLogger("io.github.cbrsdk");
  private static final CallWatchdog SHARED = new CallWatchdog();
  private static final long POLL_MILLIS = 20;

  /** Number of polls without an attempt, about five seconds, after which the thread ends. */
  private static final int MAX_IDLE_POLLS = 250;

  private final Set<Watched> underway = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean running = new AtomicBoolean();

  private CallWatchdog() {}

  /** An attempt of the calling thread, watched until closed. */
  static final class Watched implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final Attempt attempt;
    private final long end;

    private Watched(Attempt attempt, Duration timeout) {
      this.attempt = attempt;
      this.end = System.nanoTime() + timeout.toNanos();
    }

    private void poll() {
      try {
        if (thread.isInterrupted()) {
          attempt.cancel();
        } else if (System.nanoTime() - end >= 0) {
          attempt.expire();
        }
      } catch (Throwable e) {
        // An event listener of the user's client threw it. The other attempts still need the
        // thread.
        LOG.log(
            System.Logger.Level.WARNING,
            "An event listener threw an exception when a call was cancelled",
            e);
      }
    }

    @Override
    public void close() {
      SHARED.underway.remove(this);
    }
  }

  /** Watches an attempt of the calling thread. */
  static Watched watch(Attempt attempt, Duration timeout) {
    Watched watched = new Watched(attempt, timeout);
    SHARED.underway.add(watched);
    try {
      SHARED.start();
    } catch (Error e) {
      watched.close();
      throw e;
    }
    return watched;
  }

  private void start() {
    if (!running.get() && running.compareAndSet(false, true)) {
      // The thread outlives the call, and must not keep the class loader of its application.
      Thread thread = new Thread(null, this, "cbr-sdk watch", 0, false);
      thread.setContextClassLoader(null);
      thread.setDaemon(true);
      try {
        thread.start();
      } catch (Error e) {
        running.set(false); // The system has no more threads; the next call tries again.
        throw e;
      }
    }
  }

  @Override
  public void run() {
    boolean ended = false;
    try {
      int idle = 0;
      while (idle < MAX_IDLE_POLLS || !mayEnd()) {
        idle = underway.isEmpty() ? idle + 1 : 0;
        poll();
      }
      ended = true;
    } finally {
      if (!ended) {
        running.set(false); // The next call starts another thread.
      }
    }
  }

  private void poll() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      // Ignored: the attempts still need the thread.
    }
    for (Watched watched : underway) {
      try {
        watched.poll();
      } catch (Throwable e) {
        // Not even an OutOfMemoryError may end the thread, which the other attempts need.
      }
    }
  }

  /** Whether the thread may end: no attempt has begun meanwhile that relies on it. */
  private boolean mayEnd() {
    running.set(false);
    return underway.isEmpty() || !running.compareAndSet(false, true);
  }
}
