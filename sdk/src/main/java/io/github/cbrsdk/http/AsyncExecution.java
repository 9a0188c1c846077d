package io.github.cbrsdk.http;

import io.github.cbrsdk.json.JsonModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Runs an execution on another thread, and ends it as soon as the future is done, whoever completed
 * it.
 */
final class AsyncExecution {
  private AsyncExecution() {}

  static <T extends JsonModel, R> CompletableFuture<R> start(
      Executor executor, Execution<T> execution, Function<ApiResponse<T>, R> result) {
    CompletableFuture<R> future = new CompletableFuture<>();
    try {
      executor.execute(
          () -> {
            try {
              future.complete(result.apply(execution.run()));
            } catch (Throwable e) {
              future.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("The client is closed: make another one", e));
    }
    CompletableFuture<R> unused =
        future.whenComplete(
            // A timeout or the user may have completed it, and a call that has ended stays as it
            // is.
            (done, failure) -> execution.cancel());
    return future;
  }
}
