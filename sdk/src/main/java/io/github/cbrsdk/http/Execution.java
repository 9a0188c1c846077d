package io.github.cbrsdk.http;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.CancelledException;
import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.json.JsonModel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One execution of a call: attempts until one succeeds, the policy gives up, or time is over. */
final class Execution<T extends JsonModel> {
  private static final System.Logger LOG = System.getLogger("io.github.cbrsdk");

  private final ApiCall<T> call;
  private final Transport transport;
  private final Deadline deadline;

  private volatile @Nullable Attempt attempt;
  private volatile boolean cancelled;
  private @Nullable Thread runner;
  private boolean ended;

  Execution(ApiCall<T> call) {
    this.call = call;
    this.transport = call.transport;
    this.deadline = new Deadline(transport.time(), call.options.timeout());
  }

  /** Runs on another thread. Completing the future, by cancelling it for example, ends the call. */
  <R> CompletableFuture<R> runAsync(Function<ApiResponse<T>, R> result) {
    CompletableFuture<R> future = new CompletableFuture<>();
    try {
      transport
          .executor()
          .execute(
              () -> {
                try {
                  future.complete(result.apply(run()));
                } catch (Throwable e) {
                  future.completeExceptionally(e);
                }
              });
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("The client is closed: make another one", e));
    }
    CompletableFuture<R> unused = future.whenComplete((done, failure) -> cancel());
    return future;
  }

  /** Cancels the call from any thread. Has no effect if the call has ended. */
  private void cancel() {
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
      // A later interrupt would disturb the next task of this thread.
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
        ApiResponse<T> response = started.send(call.type);
        rejectMismatch(response, started);
        notifyListener(response);
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

  /** Rejects the response to another request, which a server may have sent before this request. */
  private void rejectMismatch(ApiResponse<T> response, Attempt started) {
    String reason = call.rejection.apply(response.body());
    if (reason != null) {
      started.evictConnections();
      throw response.unreadable(reason, null);
    }
  }

  private Attempt start(Authorization authorization, int number) {
    Attempt started =
        new Attempt(transport, call.request, authorization, remaining(number), number);
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
    return Failure.withoutResponse(Attempt.methodAndUrl(call.request), attempts);
  }

  private Duration remaining(int number) {
    Duration remaining = deadline.remaining();
    if (remaining.isZero()) {
      throw new TimedOutException(
          "No response within " + call.options.timeout(), withoutResponse(number - 1), null);
    }
    return remaining;
  }

  /** Waits until the next attempt, or throws the failure of the last one. */
  private void pause(ApiException failure, int number) {
    RetryPolicy policy = call.options.retry();
    if (number >= policy.maxAttempts() || !policy.isRetryable(call.request, failure)) {
      throw failure;
    }
    Duration retryAfter = failure.failure().retryAfter();
    Duration delay = retryAfter != null ? retryAfter : policy.delayAfter(number);
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

  private void notifyListener(ApiResponse<T> response) {
    if (transport.onDiscrepancy() != null && !response.discrepancies().isEmpty()) {
      try {
        transport.onDiscrepancy().accept(response);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "The discrepancy listener threw an exception", e);
      }
    }
  }
}
