package io.github.cbrsdk.http;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.CancelledException;
import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.ModelType;
import java.time.Duration;
import java.util.function.Function;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** One call: as many attempts as it takes and its options allow, until its deadline. */
final class Execution<T extends JsonModel> {
  private static final System.Logger LOG = System.getLogger("io.github.cbrsdk");

  private final Transport transport;
  private final Request request;
  private final ModelType<T> type;
  private final CallOptions options;
  private final Function<? super T, @Nullable String> flaw;
  private final Deadline deadline;

  private volatile @Nullable Attempt attempt;
  private volatile boolean cancelled;
  private @Nullable Thread runner;
  private boolean ended;

  Execution(
      Transport transport,
      Request request,
      ModelType<T> type,
      CallOptions options,
      Function<? super T, @Nullable String> flaw) {
    this.transport = transport;
    this.request = request;
    this.type = type;
    this.options = options;
    this.flaw = flaw;
    this.deadline = new Deadline(transport.time(), options.timeout());
  }

  /** Ends the call from another thread, if it has not ended. */
  void cancel() {
    synchronized (this) {
      if (ended) {
        return;
      }
      cancelled = true;
      if (runner != null) {
        runner.interrupt();
      }
    }
    Attempt current = attempt;
    if (current != null) {
      current.cancel();
    }
  }

  ApiResponse<T> run() {
    synchronized (this) {
      runner = Thread.currentThread();
    }
    try {
      return attempts();
    } finally {
      // From here on an interrupt would hit whatever the thread does next.
      synchronized (this) {
        runner = null;
        ended = true;
      }
    }
  }

  private ApiResponse<T> attempts() {
    boolean renewed = false;
    for (int number = 1; ; number++) {
      Authorization authorization = null;
      try {
        throwIfCancelled(number);
        authorization = transport.credentials().authorize(remaining(number));
        Attempt started = start(authorization, number);
        ApiResponse<T> response = started.send(type);
        requireAnswer(response, started);
        tell(response);
        return response;
      } catch (ApiException e) {
        boolean renew =
            e.status() == 401
                && !renewed
                && authorization != null
                && transport.credentials().renew(authorization, e.failure());
        if (renew) {
          renewed = true;
        } else {
          pause(e, number);
        }
      }
    }
  }

  /** A response that was sent ahead, before this request, belongs to another one. */
  private void requireAnswer(ApiResponse<T> response, Attempt started) {
    String what = flaw.apply(response.body());
    if (what != null) {
      started.leaveConnection();
      throw response.unreadable(what, null);
    }
  }

  private Attempt start(Authorization authorization, int number) {
    Attempt started = new Attempt(transport, request, authorization, remaining(number), number);
    attempt = started;
    throwIfCancelled(number);
    return started;
  }

  private void throwIfCancelled(int number) {
    if (cancelled) {
      throw new CancelledException(withoutResponse(number - 1));
    }
  }

  private Failure withoutResponse(int attempts) {
    return Failure.withoutResponse(Attempt.where(request), attempts);
  }

  private Duration remaining(int number) {
    Duration remaining = deadline.remaining();
    if (remaining.isZero()) {
      throw new TimedOutException(
          "No response within " + options.timeout(), withoutResponse(number - 1), null);
    }
    return remaining;
  }

  /** Waits until the next attempt, or gives up with the failure of the last one. */
  private void pause(ApiException failure, int number) {
    if (number >= options.retry().maxAttempts()
        || !Retryable.test(failure, request, options.retry())) {
      throw failure;
    }
    Duration retryAfter = failure.failure().retryAfter();
    Duration delay = retryAfter != null ? retryAfter : options.retry().delayAfter(number);
    if (delay.compareTo(deadline.remaining()) >= 0) {
      throw failure;
    }
    LOG.log(
        System.Logger.Level.DEBUG,
        () -> "Attempt " + number + " failed, next in " + delay + ": " + failure.getMessage());
    try {
      transport.time().sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(withoutResponse(number));
    }
  }

  private void tell(ApiResponse<T> response) {
    if (transport.onDiscrepancy() != null && !response.discrepancies().isEmpty()) {
      try {
        transport.onDiscrepancy().accept(response);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "The listener for discrepancies failed", e);
      }
    }
  }
}
