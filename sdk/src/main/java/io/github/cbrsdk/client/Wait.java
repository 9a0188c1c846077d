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
import org.jspecify.annotations.Nullable;

/** One wait: how long it has taken, and how long the next pause will be. */
final class Wait {
  private static final System.Logger LOG = System.getLogger("io.github.cbrsdk");

  private static final Duration LAST_QUESTION = Duration.ofSeconds(1);

  private final BackupWaiter waiter;
  private final String backupId;
  private final String goal;
  private final Deadline deadline;
  private Duration interval;
  private int asked;
  private String status = "unknown";
  private @Nullable ApiException failure;

  Wait(BackupWaiter waiter, String backupId, String goal) {
    this.waiter = waiter;
    this.deadline = new Deadline(waiter.client.time(), waiter.timeout);
    this.interval = waiter.firstInterval;
    this.backupId = requireNonNull(backupId, "backupId");
    this.goal = goal;
  }

  String backupId() {
    return backupId;
  }

  /** The backup, or null if the service could not tell for the moment. */
  @Nullable BackupDetail ask() {
    CbrClient next = next();
    ApiResponse<ShowBackupResponse> response;
    try {
      response = next.showBackupWithResponse(backupId);
    } catch (ApiException e) {
      tolerate(e);
      return null;
    }
    return read(response);
  }

  /** The client for the next question, with the time that is left. */
  CbrClient next() {
    Duration left = deadline.remaining();
    if (left.isZero()) {
      throw late();
    }
    asked++;
    return waiter.client.within(left);
  }

  /** Notes a failure that may pass, and throws another one. */
  void tolerate(ApiException e) {
    if (!e.isTransient()) {
      throw e;
    }
    failure = e;
  }

  BackupDetail read(ApiResponse<ShowBackupResponse> response) {
    failure = null;
    BackupDetail backup = response.read(ShowBackupResponse::backup);
    waiter.onProgress.accept(backup);
    if (backup.status().equals(BackupStatus.ERROR)) {
      throw new BackupFailedException(backupId, backup);
    }
    note(backup.status(), response.quote(backup.status().toString()));
    return backup;
  }

  private void note(BackupStatus now, String quoted) {
    if (!now.isListed() && !quoted.equals(status)) {
      LOG.log(
          System.Logger.Level.WARNING,
          () ->
              "Backup %s has a status that is not known; waiting on: %s"
                  .formatted(backupId, quoted));
    }
    status = quoted;
  }

  void pause() {
    try {
      waiter.client.time().sleep(nextPause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(Failure.withoutResponse(null, asked));
    }
  }

  CompletableFuture<Void> pauseAsync() {
    return waiter.client.time().delay(nextPause());
  }

  private Duration nextPause() {
    // Between 90 and 110 percent, so that many waiters spread out.
    double factor = 0.9 + 0.2 * waiter.jitter.getAsDouble();
    Duration pause = Duration.ofNanos((long) (factor * (double) interval.toNanos()));
    Duration spare = deadline.remaining().minus(lastQuestion());
    if (spare.isZero() || spare.isNegative()) {
      throw late();
    }
    Duration longer = interval.multipliedBy(3).dividedBy(2);
    interval = longer.compareTo(waiter.longestInterval) < 0 ? longer : waiter.longestInterval;
    return pause.compareTo(spare) < 0 ? pause : spare;
  }

  /** What is kept of the time to ask once more at its end. */
  private Duration lastQuestion() {
    Duration tenth = waiter.timeout.dividedBy(10);
    return tenth.compareTo(LAST_QUESTION) < 0 ? tenth : LAST_QUESTION;
  }

  private TimedOutException late() {
    return new TimedOutException(
        "Backup %s was not %s within %s, its last status was %s"
            .formatted(backupId, goal, waiter.timeout, status),
        Failure.withoutResponse(null, asked),
        failure);
  }
}
