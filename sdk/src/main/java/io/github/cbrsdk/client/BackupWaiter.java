package io.github.cbrsdk.client;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.CancelledException;
import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.http.Time;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Waits for a backup to be available, or to be gone. Asks again and again, at growing and slightly
 * random intervals.
 */
public final class BackupWaiter {
  private static final System.Logger LOG = System.getLogger("io.github.cbrsdk");

  private final CbrClient client;
  private final Duration firstInterval;
  private final Duration longestInterval;
  private final Duration timeout;
  private final Consumer<? super BackupDetail> onProgress;
  private final Time time;
  private final DoubleSupplier jitter;

  private BackupWaiter(Builder builder) {
    this.client = builder.client;
    this.firstInterval = builder.firstInterval;
    this.longestInterval = builder.longestInterval;
    this.timeout = builder.timeout;
    this.onProgress = builder.onProgress;
    this.time = builder.time;
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
    Progress progress = new Progress(backupId);
    while (true) {
      BackupDetail backup = progress.ask();
      if (backup.status().equals(BackupStatus.AVAILABLE)) {
        return backup;
      }
      progress.pause(backup);
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
    Progress progress = new Progress(backupId);
    try {
      while (true) {
        progress.pause(progress.ask());
      }
    } catch (NotFoundException e) {
      // It is gone, which is what was waited for.
    }
  }

  /** One wait: how long it has taken, and how long the next pause will be. */
  private final class Progress {
    private final String backupId;
    private final long end = time.nanoTime() + timeout.toNanos();
    private Duration interval = firstInterval;
    private int asked;

    Progress(String backupId) {
      this.backupId = requireNonNull(backupId, "backupId");
    }

    BackupDetail ask() {
      Duration left = left();
      asked++;
      BackupDetail backup = client.within(left).showBackup(backupId);
      onProgress.accept(backup);
      return backup;
    }

    void pause(BackupDetail backup) {
      BackupStatus status = backup.status();
      if (status.equals(BackupStatus.ERROR)) {
        throw new BackupFailedException(backup);
      }
      if (!status.isListed()) {
        LOG.log(
            System.Logger.Level.WARNING,
            () -> "Backup " + backupId + " has a status that is not known; waiting on: " + status);
      }
      // Between 90 and 110 percent, so that many waiters spread out.
      double factor = 0.9 + 0.2 * jitter.getAsDouble();
      Duration pause = Duration.ofNanos((long) (factor * (double) interval.toNanos()));
      if (pause.compareTo(left()) >= 0) {
        throw late();
      }
      try {
        time.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancelledException(Failure.withoutResponse(null, asked));
      }
      Duration longer = interval.multipliedBy(3).dividedBy(2);
      interval = longer.compareTo(longestInterval) < 0 ? longer : longestInterval;
    }

    private Duration left() {
      long left = end - time.nanoTime();
      if (left <= 0) {
        throw late();
      }
      return Duration.ofNanos(left);
    }

    private TimedOutException late() {
      return new TimedOutException(
          "Backup " + backupId + " was not there within " + timeout,
          Failure.withoutResponse(null, asked),
          null);
    }
  }

  /** Makes a waiter. */
  public static final class Builder {
    private final CbrClient client;
    private Duration firstInterval = Duration.ofSeconds(2);
    private Duration longestInterval = Duration.ofSeconds(15);
    private Duration timeout = Duration.ofMinutes(30);
    private Consumer<? super BackupDetail> onProgress = backup -> {};
    private Time time = Time.SYSTEM;
    private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();

    private Builder(CbrClient client) {
      this.client = requireNonNull(client, "client");
    }

    /** The pause before the second question; 2 seconds unless said. */
    public Builder firstInterval(Duration firstInterval) {
      this.firstInterval = requirePositive(firstInterval, "firstInterval");
      return this;
    }

    /** The longest pause; 15 seconds unless said. */
    public Builder longestInterval(Duration longestInterval) {
      this.longestInterval = requirePositive(longestInterval, "longestInterval");
      return this;
    }

    /** How long to wait in all; 30 minutes unless said. */
    public Builder timeout(Duration timeout) {
      this.timeout = requirePositive(timeout, "timeout");
      return this;
    }

    /** Told of the backup after each question, on the thread that waits. */
    public Builder onProgress(Consumer<? super BackupDetail> listener) {
      this.onProgress = requireNonNull(listener, "listener");
      return this;
    }

    /** The passing of time, for tests. */
    public Builder time(Time time) {
      this.time = requireNonNull(time, "time");
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

    private static Duration requirePositive(Duration duration, String name) {
      if (requireNonNull(duration, name).isNegative() || duration.isZero()) {
        throw new IllegalArgumentException(name + " is not positive: " + duration);
      }
      return duration;
    }
  }
}
