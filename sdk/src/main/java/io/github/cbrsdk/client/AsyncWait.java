package io.github.cbrsdk.client;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Polls without a thread that is blocked between the polls. */
// Each step completes the result with its failure.
@SuppressWarnings("FutureReturnValueIgnored")
final class AsyncWait {
  private final Wait wait;
  private final CompletableFuture<BackupDetail> result = new CompletableFuture<>();
  private volatile @Nullable CompletableFuture<?> call;

  AsyncWait(Wait wait) {
    this.wait = wait;
    result.whenComplete((backup, failure) -> cancelCall());
  }

  private void cancelCall() {
    CompletableFuture<?> last = call;
    if (last != null) {
      last.cancel(true);
    }
  }

  CompletableFuture<BackupDetail> result() {
    return result;
  }

  /** Completes when the backup is not found. Cancelling it ends the wait. */
  CompletableFuture<Void> untilNotFound() {
    CompletableFuture<Void> deleted = new CompletableFuture<>();
    result.whenComplete(
        (backup, failure) -> {
          if (failure instanceof NotFoundException) {
            deleted.complete(null);
          } else {
            deleted.completeExceptionally(failure);
          }
        });
    deleted.whenComplete((nothing, failure) -> result.cancel(true));
    return deleted;
  }

  void poll() {
    runStep(
        () -> {
          CompletableFuture<ApiResponse<ShowBackupResponse>> started = wait.pollAsync();
          call = started;
          if (result.isDone()) {
            cancelCall();
          }
          started.whenComplete((response, failure) -> runStep(() -> received(response, failure)));
        });
  }

  private void received(
      @Nullable ApiResponse<ShowBackupResponse> response, @Nullable Throwable failure) {
    if (failure != null && !(failure instanceof ApiException)) {
      result.completeExceptionally(failure);
      return;
    }
    BackupDetail reached = wait.received(response, (ApiException) failure);
    if (reached != null) {
      result.complete(reached);
      return;
    }
    wait.pauseAsync()
        .whenComplete(
            (nothing, interrupted) -> {
              if (interrupted != null) {
                result.completeExceptionally(interrupted);
              } else if (!result.isDone()) {
                poll();
              }
            });
  }

  private void runStep(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }
}
