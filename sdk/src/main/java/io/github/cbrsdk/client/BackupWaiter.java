package io.github.cbrsdk.client;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.CancelledException;
import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.http.Deadline;
import io.github.cbrsdk.http.Durations;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a backup to be available, or to be gone. Asks again and again, at growing and slightly
 * random intervals, and takes no notice of failures that may pass.
 */
public final class BackupWaiter {
  private static final System.Logger LOG = System.getLogger("io.github.cbrsdk");

  private static final Duration LAST_QUESTION = Duration.ofSeconds(1);

  private final CbrClient client;
  private final Duration firstInterval;
  private final Duration longestInterval;
  private final Duration timeout;
  private final Consumer<? super BackupDetail> onProgress;
  private final DoubleSupplier jitter;

  private BackupWaiter(Builder builder) {
    this.client = builder.client;
    this.firstInterval = builder.firstInterval;
    this.longestInterval = builder.longestInterval;
    this.timeout = builder.timeout;
    this.onProgress = builder.onProgress;
    this.jitter = builder.jitter;
  }

  /** A waiter to be described. */
  public static Builder builder(CbrClient client) {
    return new Builder(client);
  }

  /**
   * Waits until a backup is available.
   *
   * @return the available backup
   * @throws BackupFailedException if its status becomes {@code error}
   * @throws NotFoundException if there is no such backup, or none any more
   * @throws TimedOutException if it takes longer than the waiter waits
   * @throws ApiException if asking fails
   */
  public BackupDetail untilAvailable(String backupId) {
    Progress progress = new Progress(backupId, "available");
    while (true) {
      BackupDetail backup = progress.ask();
      if (backup != null && backup.status().equals(BackupStatus.AVAILABLE)) {
        return backup;
      }
      progress.pause();
    }
  }

  /**
   * Waits until a backup does not exist any more.
   *
   * @throws BackupFailedException if its status becomes {@code error}
   * @throws TimedOutException if it takes longer than the waiter waits
   * @throws ApiException if asking fails
   */
  public void untilDeleted(String backupId) {
    Progress progress = new Progress(backupId, "gone");
    try {
      while (true) {
        progress.ask();
        progress.pause();
      }
    } catch (NotFoundException e) {
      // It is gone, which is what was waited for.
    }
  }

  /** One wait: how long it has taken, and how long the next pause will be. */
  private final class Progress {
    private final String backupId;
    private final String goal;
    private final Deadline deadline = new Deadline(client.time(), timeout);
    private Duration interval = firstInterval;
    private int asked;
    private String status = "unknown";
    private @Nullable ApiException failure;

    Progress(String backupId, String goal) {
      this.backupId = requireNonNull(backupId, "backupId");
      this.goal = goal;
    }

    /** The backup, or null if the service could not tell for the moment. */
    @Nullable BackupDetail ask() {
      Duration left = deadline.remaining();
      if (left.isZero()) {
        throw late();
      }
      asked++;
      ApiResponse<ShowBackupResponse> response;
      try {
        response = client.within(left).showBackupWithResponse(backupId);
      } catch (ApiException e) {
        if (!e.isTransient()) {
          throw e;
        }
        failure = e;
        return null;
      }
      failure = null;
      BackupDetail backup = response.read(ShowBackupResponse::backup);
      onProgress.accept(backup);
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
      // Between 90 and 110 percent, so that many waiters spread out.
      double factor = 0.9 + 0.2 * jitter.getAsDouble();
      Duration pause = Duration.ofNanos((long) (factor * (double) interval.toNanos()));
      Duration spare = deadline.remaining().minus(lastQuestion());
      if (spare.isZero() || spare.isNegative()) {
        throw late();
      }
      try {
        client.time().sleep(pause.compareTo(spare) < 0 ? pause : spare);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException(Failure.withoutResponse(null, asked));
      }
      Duration longer = interval.multipliedBy(3).dividedBy(2);
      interval = longer.compareTo(longestInterval) < 0 ? longer : longestInterval;
    }

    /** What is kept of the time to ask once more at its end. */
    private Duration lastQuestion() {
      Duration tenth = timeout.dividedBy(10);
      return tenth.compareTo(LAST_QUESTION) < 0 ? tenth : LAST_QUESTION;
    }

    private TimedOutException late() {
      return new TimedOutException(
          "Backup %s was not %s within %s, its last status was %s"
              .formatted(backupId, goal, timeout, status),
          Failure.withoutResponse(null, asked),
          failure);
    }
  }

  /** Makes a waiter. */
  public static final class Builder {
    private final CbrClient client;
    private Duration firstInterval = Duration.ofSeconds(2);
    private Duration longestInterval = Duration.ofSeconds(15);
    private Duration timeout = Duration.ofMinutes(30);
    private Consumer<? super BackupDetail> onProgress = backup -> {};
    private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();

    private Builder(CbrClient client) {
      this.client = requireNonNull(client, "client");
    }

    /** The pause before the second question; 2 seconds unless said. */
    public Builder firstInterval(Duration firstInterval) {
      this.firstInterval = Durations.requirePositive(firstInterval, "firstInterval");
      return this;
    }

    /** The longest pause; 15 seconds unless said. */
    public Builder longestInterval(Duration longestInterval) {
      this.longestInterval = Durations.requirePositive(longestInterval, "longestInterval");
      return this;
    }

    /** How long to wait in all; 30 minutes unless said. */
    public Builder timeout(Duration timeout) {
      this.timeout = Durations.requirePositive(timeout, "timeout");
      return this;
    }

    /** Told of the backup after each question, on the thread that waits. */
    public Builder onProgress(Consumer<? super BackupDetail> listener) {
      this.onProgress = requireNonNull(listener, "listener");
      return this;
    }

    /** What gives the random part of each pause, between 0 and 1. */
    public Builder jitter(DoubleSupplier jitter) {
      this.jitter = requireNonNull(jitter, "jitter");
      return this;
    }

    /** The waiter. */
    public BackupWaiter build() {
      return new BackupWaiter(this);
    }
  }
}
