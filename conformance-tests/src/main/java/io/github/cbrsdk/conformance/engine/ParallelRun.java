package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.SourceException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks exchanges on all processors while more are read, and passes the outcomes on in the order
 * of the source. It holds no more than a few batches.
 */
public final class ParallelRun implements AutoCloseable {
  private static final int MOST_EXCHANGES = 64;
  private static final int MOST_BYTES = 1 << 19;

  /** Maximum memory for the trees of a body, as a multiple of its size. */
  private static final int EXPANSION = 200;

  private static final int BATCHES_PER_PROCESSOR = 3;

  private final int processors = Runtime.getRuntime().availableProcessors();
  private final long largeBody = Runtime.getRuntime().maxMemory() / EXPANSION / processors;
  private final Supplier<ExchangeValidator> validators;
  private final Consumer<CheckedExchange> each;
  private final List<ExchangeValidator> all = new ArrayList<>();
  private final BlockingQueue<ExchangeValidator> idle = new LinkedBlockingQueue<>();
  private final Deque<Future<List<CheckedExchange>>> underway = new ArrayDeque<>();
  private List<Exchange> batch = new ArrayList<>();
  private int bytes;
  private @Nullable ExecutorService workers;

  public ParallelRun(Supplier<ExchangeValidator> validators, Consumer<CheckedExchange> each) {
    this.validators = validators;
    this.each = each;
    addValidator();
  }

  private void addValidator() {
    ExchangeValidator validator = validators.get();
    all.add(validator);
    idle.add(validator);
  }

  /** Adds the next exchange. */
  public void add(Exchange exchange) {
    byte[] body = exchange.response().body();
    int size = body == null ? 0 : body.length;
    if (size > largeBody) {
      // Several of them at once might not fit into memory.
      finish();
      check(List.of(exchange)).forEach(each);
      return;
    }
    batch.add(exchange);
    bytes += size;
    if (batch.size() == MOST_EXCHANGES || bytes >= MOST_BYTES) {
      submit();
    }
  }

  private void submit() {
    if (workers == null) {
      workers = Executors.newFixedThreadPool(processors, ParallelRun::thread);
      for (int i = 1; i < processors; i++) {
        addValidator();
      }
    }
    if (underway.size() >= processors * BATCHES_PER_PROCESSOR) {
      tell();
    }
    List<Exchange> full = takeBatch();
    underway.add(workers.submit(() -> check(full)));
  }

  private List<Exchange> takeBatch() {
    List<Exchange> full = batch;
    batch = new ArrayList<>();
    bytes = 0;
    return full;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "conformance-check");
    thread.setDaemon(true);
    return thread;
  }

  private List<CheckedExchange> check(List<Exchange> exchanges) {
    ExchangeValidator validator = take();
    try {
      List<CheckedExchange> checked = new ArrayList<>(exchanges.size());
      for (Exchange exchange : exchanges) {
        checked.add(validator.check(exchange));
      }
      return checked;
    } finally {
      idle.add(validator);
    }
  }

  private ExchangeValidator take() {
    try {
      return idle.take();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Passes on the outcomes of the first batch, once it is checked. */
  private void tell() {
    try {
      underway.remove().get().forEach(each);
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private static SourceException interrupted() {
    Thread.currentThread().interrupt();
    return new SourceException("The check was interrupted");
  }

  /** Checks all exchanges that were added, and passes their outcomes on. */
  public void finish() {
    if (workers == null) {
      // A few exchanges are checked faster than workers start.
      check(takeBatch()).forEach(each);
      return;
    }
    submit();
    while (!underway.isEmpty()) {
      tell();
    }
  }

  /** Everything that was counted. */
  public RunStatistics statistics() {
    RunStatistics sum = all.get(0).statistics();
    all.subList(1, all.size()).forEach(validator -> sum.add(validator.statistics()));
    return sum;
  }

  @Override
  public void close() {
    if (workers != null) {
      workers.shutdownNow();
    }
  }
}
