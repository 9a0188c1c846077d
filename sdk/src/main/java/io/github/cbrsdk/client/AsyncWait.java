package io.github.cbrsdk.client;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A wait between whose questions no thread is kept. */
// Each step puts its failure into the result.
@SuppressWarnings("FutureReturnValueIgnored")
final class AsyncWait {
  private final Wait progress;
  private final Predicate<BackupDetail> isGoal;
  private final CompletableFuture<BackupDetail> result = new CompletableFuture<>();
  private volatile @Nullable CompletableFuture<?> call;

  AsyncWait(Wait progress, Predicate<BackupDetail> isGoal) {
    this.progress = progress;
    this.isGoal = isGoal;
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

  /** Done when the backup is not found; to cancel it ends the wait. */
  CompletableFuture<Void> untilNotFound() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    result.whenComplete(
        (backup, failure) -> {
          if (failure instanceof NotFoundException) {
            gone.complete(null);
          } else {
            gone.completeExceptionally(failure);
          }
        });
    gone.whenComplete((nothing, failure) -> result.cancel(true));
    return gone;
  }

  void ask() {
    orFail(
        () -> {
          CompletableFuture<ApiResponse<ShowBackupResponse>> asked =
              progress.next().showBackupWithResponseAsync(progress.backupId());
          call = asked;
          if (result.isDone()) {
            cancelCall();
          }
          asked.whenComplete((response, failure) -> orFail(() -> received(response, failure)));
        });
  }

  private void received(
      @Nullable ApiResponse<ShowBackupResponse> response, @Nullable Throwable failure) {
    if (response == null) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      if (!(cause instanceof ApiException e)) {
        result.completeExceptionally(requireNonNull(cause));
        return;
      }
      progress.tolerate(e);
    } else {
      BackupDetail backup = progress.read(response);
      if (isGoal.test(backup)) {
        result.complete(backup);
        return;
      }
    }
    progress
        .pauseAsync()
        .whenComplete(
            (nothing, interrupted) -> {
              if (interrupted != null) {
                result.completeExceptionally(interrupted);
              } else if (!result.isDone()) {
                ask();
              }
            });
  }

  private void orFail(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }
}
