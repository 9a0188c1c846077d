package io.github.cbrsdk.conformance.proxy;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges that wait for their check, in a limited amount of memory. No call ever waits for
 * the check: an exchange for which there is no memory is counted and not checked.
 */
final class Backlog {
  /**
   * The bytes of all bodies that are kept, including those of calls that are still on their way.
   */
  private static final int MEMORY = 64 << 20;

  /** The memory of an exchange without its bodies. */
  private static final int OVERHEAD = 8 << 10;

  private static final Omission LOST =
      new Omission("the check was too slow for the traffic, so no memory was left for it", false);

  private final Semaphore memory = new Semaphore(MEMORY);
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final AtomicLong lost = new AtomicLong();
  private volatile boolean isClosed;

  /** An exchange, or null as the end of all. */
  private record Waiting(@Nullable Exchange exchange, int bytes) {}

  /**
   * Adds an exchange; one that was cut off at the end is not counted.
   *
   * @param bytes the memory that was taken for its bodies, which is given back after its check
   * @param whole whether there was enough memory for its bodies
   */
  void add(Exchange exchange, int bytes, boolean whole) {
    if (isClosed && exchange.omission() != null) {
      memory.release(bytes);
    } else if (whole && memory.tryAcquire(OVERHEAD)) {
      queue.add(new Waiting(exchange, bytes + OVERHEAD));
    } else {
      memory.release(bytes);
      lost.incrementAndGet();
    }
  }

  /** From now on calls are cut off, which is not a failure of the service. */
  void close() {
    isClosed = true;
  }

  /** Lets {@link #forEach} return once the exchanges before are delivered. */
  void end() {
    queue.add(new Waiting(null, 0));
  }

  /**
   * Delivers the exchanges in the order in which they ended, and then those without memory.
   *
   * @param atEnd lets no more exchanges come
   */
  void forEach(Consumer<Exchange> consumer, Runnable atEnd) throws InterruptedException {
    for (Waiting next = queue.take(); next.exchange() != null; next = queue.take()) {
      consumer.accept(next.exchange());
      memory.release(next.bytes());
    }
    atEnd.run();
    for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
      if (next.exchange() != null) {
        consumer.accept(next.exchange());
      }
    }
    Exchange unknown =
        new Exchange("lost", null, null, new Response(null, Headers.none(), null)).without(LOST);
    for (long i = lost.get(); i > 0; i--) {
      consumer.accept(unknown);
    }
  }

  /** A copy of a body that passes, as long as it is not too large and there is memory for it. */
  final class BodyCopy {
    private @Nullable ByteArrayOutputStream copy = new ByteArrayOutputStream(0);
    private int taken;
    private boolean tooLarge;

    void write(byte[] bytes, int length) {
      if (copy == null) {
        return;
      }
      tooLarge = taken + length > JsonReader.MAX_BYTES;
      if (tooLarge || !memory.tryAcquire(length)) {
        copy = null;
        memory.release(taken);
        taken = 0;
      } else {
        copy.write(bytes, 0, length);
        taken += length;
      }
    }

    /** The memory that it holds, in bytes. */
    int taken() {
      return taken;
    }

    boolean isTooLarge() {
      return tooLarge;
    }

    /** Whether there was not enough memory for it. */
    boolean isLost() {
      return copy == null && !tooLarge;
    }

    /** The body; null if it is empty or not whole. */
    byte @Nullable [] bytes() {
      return copy == null || copy.size() == 0 ? null : copy.toByteArray();
    }
  }
}
