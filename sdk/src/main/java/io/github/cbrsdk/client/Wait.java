package io.github.cbrsdk.client;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.CancelledException;
import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.http.Deadline;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The state of one wait: deadline, polling interval, last status and last failure. */
final class Wait {
  private static final System.Logger LOG = System.getLogger("io.github.cbrsdk");

  private static final Duration MAX_RESERVE = Duration.ofSeconds(1);

  private final BackupWaiter waiter;
  private final String backupId;
  private final String goal;
  private final Predicate<BackupDetail> isGoal;
  private final Deadline deadline;
  private Duration interval;
  private int polls;
  private String status = "unknown";
  private @Nullable ApiException failure;

  private Wait(BackupWaiter waiter, String backupId, String goal, Predicate<BackupDetail> isGoal) {
    this.waiter = waiter;
    this.deadline = new Deadline(waiter.client.time(), waiter.timeout);
    this.interval = waiter.firstInterval;
    this.backupId = requireNonNull(backupId, "backupId");
    this.goal = goal;
    this.isGoal = isGoal;
  }

  static Wait untilAvailable(BackupWaiter waiter, String backupId) {
    return new Wait(
        waiter, backupId, "available", backup -> backup.status().equals(BackupStatus.AVAILABLE));
  }

  /** Ends only by an exception: NotFoundException if the backup is deleted. */
  static Wait untilDeleted(BackupWaiter waiter, String backupId) {
    return new Wait(waiter, backupId, "deleted", backup -> false);
  }

  /** Polls on the calling thread until the goal is reached. */
  BackupDetail run() {
    while (true) {
      ApiResponse<ShowBackupResponse> response = null;
      ApiException thrown = null;
      CbrClient client = nextClient();
      try {
        response = client.showBackupWithResponse(backupId);
      } catch (ApiException e) {
        thrown = e;
      }
      BackupDetail reached = received(response, thrown);
      if (reached != null) {
        return reached;
      }
      pause();
    }
  }

  CompletableFuture<ApiResponse<ShowBackupResponse>> pollAsync() {
    return nextClient().showBackupWithResponseAsync(backupId);
  }

  /** The client for the next poll, with the remaining time as its timeout. */
  private CbrClient nextClient() {
    Duration remaining = deadline.remaining();
    if (remaining.isZero()) {
      throw timedOut();
    }
    polls++;
    return waiter.client.within(remaining);
  }

  /**
   * The backup if the goal is reached, or null. Keeps a transient failure for the exception of a
   * timeout.
   *
   * @param response null after a failure
   * @param thrown null without a failure
   */
  @Nullable BackupDetail received(
      @Nullable ApiResponse<ShowBackupResponse> response, @Nullable ApiException thrown) {
    failure = thrown;
    if (response == null) {
      if (thrown != null && !thrown.isTransient()) {
        throw thrown;
      }
      return null;
    }
    BackupDetail backup = response.read(ShowBackupResponse::backup);
    waiter.onProgress.accept(backup);
    if (backup.status().equals(BackupStatus.ERROR)) {
      throw new BackupFailedException(backupId, backup);
    }
    setStatus(backup.status(), response.quote(backup.status().toString()));
    return isGoal.test(backup) ? backup : null;
  }

  private void setStatus(BackupStatus now, String quoted) {
    if (!now.isListed() && !quoted.equals(status)) {
      LOG.log(
          System.Logger.Level.WARNING,
          () -> "Backup %s has an unknown status; still waiting: %s".formatted(backupId, quoted));
    }
    status = quoted;
  }

  private void pause() {
    try {
      waiter.client.time().sleep(nextPause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(Failure.withoutResponse(null, polls));
    }
  }

  CompletableFuture<Void> pauseAsync() {
    return waiter.client.time().delay(nextPause());
  }

  private Duration nextPause() {
    // Between 90 and 110 percent, so that many waiters spread out.
    double factor = 0.9 + 0.2 * waiter.jitter.getAsDouble();
    Duration pause = Duration.ofNanos((long) (factor * (double) interval.toNanos()));
    Duration available = deadline.remaining().minus(reserve());
    if (available.isZero() || available.isNegative()) {
      throw timedOut();
    }
    Duration longer = interval.multipliedBy(3).dividedBy(2);
    interval = longer.compareTo(waiter.longestInterval) < 0 ? longer : waiter.longestInterval;
    return pause.compareTo(available) < 0 ? pause : available;
  }

  /** The time reserved for a last poll before the deadline. */
  private Duration reserve() {
    Duration tenth = waiter.timeout.dividedBy(10);
    return tenth.compareTo(MAX_RESERVE) < 0 ? tenth : MAX_RESERVE;
  }

  private TimedOutException timedOut() {
    return new TimedOutException(
        "Backup %s was not %s within %s, its last status was %s"
            .formatted(backupId, goal, waiter.timeout, status),
        Failure.withoutResponse(null, polls),
        failure);
  }
}
