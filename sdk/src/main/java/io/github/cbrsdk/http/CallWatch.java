package io.github.cbrsdk.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends attempts whose time is over, or whose thread is interrupted, which a thread that reads a
 * socket does not notice. One thread looks at all of them now and then, so that an attempt which is
 * completed soon costs next to nothing: a timer of its own for each would have to be set and unset
 * under a lock that all calls share.
 */
final class CallWatch implements Runnable {
  private static final System.Logger LOG = System.getLogger("io.github.cbrsdk");
  private static final CallWatch SHARED = new CallWatch();
  private static final long EVERY_MILLIS = 20;

  /** Looks at nothing, after which the thread ends: about five seconds. */
  private static final int IDLE_LOOKS = 250;

  private final Set<Watched> underway = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();

  private CallWatch() {}

  /** An attempt that the calling thread makes, until it is closed. */
  static final class Watched implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final Attempt attempt;
    private final long end;

    private Watched(Attempt attempt, Duration timeout) {
      this.attempt = attempt;
      this.end = System.nanoTime() + timeout.toNanos();
    }

    private void look() {
      try {
        if (thread.isInterrupted()) {
          attempt.cancel();
        } else if (System.nanoTime() - end >= 0) {
          attempt.expire();
        }
      } catch (Throwable e) {
        // A listener of the user's own client failed; the other attempts still need the watch.
        LOG.log(System.Logger.Level.WARNING, "A listener failed when a call was cancelled", e);
      }
    }

    @Override
    public void close() {
      SHARED.underway.remove(this);
    }
  }

  /** Watches an attempt of the calling thread's, which has that much time. */
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
    if (!looking.get() && looking.compareAndSet(false, true)) {
      // It outlives the call that started it, and must keep nothing of that call's application.
      Thread thread = new Thread(null, this, "cbr-sdk watch", 0, false);
      thread.setContextClassLoader(null);
      thread.setDaemon(true);
      try {
        thread.start();
      } catch (Error e) {
        looking.set(false); // There was no thread to be had; the next call tries again.
        throw e;
      }
    }
  }

  @Override
  public void run() {
    boolean ended = false;
    try {
      int idle = 0;
      while (idle < IDLE_LOOKS || !ends()) {
        idle = underway.isEmpty() ? idle + 1 : 0;
        look();
      }
      ended = true;
    } finally {
      if (!ended) {
        looking.set(false); // The next call starts another thread.
      }
    }
  }

  private void look() {
    try {
      Thread.sleep(EVERY_MILLIS);
    } catch (InterruptedException e) {
      // There is no reason to interrupt it, and the attempts still need it.
    }
    for (Watched watched : underway) {
      try {
        watched.look();
      } catch (Throwable e) {
        // Not even an OutOfMemoryError may end the watch, which all other attempts need.
      }
    }
  }

  /** Ends the watch, unless an attempt began just before and so started no other thread. */
  private boolean ends() {
    looking.set(false);
    return underway.isEmpty() || !looking.compareAndSet(false, true);
  }
}
