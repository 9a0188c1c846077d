package io.github.cbrsdk.client;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.http.Durations;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Waits for a backup to be available, or to be gone. Asks again and again, at growing and slightly
 * random intervals, and takes no notice of failures that may pass.
 */
public final class BackupWaiter {
  final CbrClient client;
  final Duration firstInterval;
  final Duration longestInterval;
  final Duration timeout;
  final Consumer<? super BackupDetail> onProgress;
  final DoubleSupplier jitter;

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
    Wait progress = new Wait(this, backupId, "available");
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
    Wait progress = new Wait(this, backupId, "gone");
    try {
      while (true) {
        progress.ask();
        progress.pause();
      }
    } catch (NotFoundException e) {
      // It is gone, which is what was waited for.
    }
  }

  /**
   * As {@link #untilAvailable}, without a thread that waits. To cancel the future ends the wait.
   *
   * @return fails with what {@link #untilAvailable} throws
   */
  public CompletableFuture<BackupDetail> untilAvailableAsync(String backupId) {
    AsyncWait wait =
        new AsyncWait(
            new Wait(this, backupId, "available"),
            backup -> backup.status().equals(BackupStatus.AVAILABLE));
    wait.ask();
    return wait.result();
  }

  /**
   * As {@link #untilDeleted}, without a thread that waits. To cancel the future ends the wait.
   *
   * @return fails with what {@link #untilDeleted} throws
   */
  public CompletableFuture<Void> untilDeletedAsync(String backupId) {
    AsyncWait wait = new AsyncWait(new Wait(this, backupId, "gone"), backup -> false);
    CompletableFuture<Void> gone = wait.untilNotFound();
    wait.ask();
    return gone;
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

    /** Told of the backup after each question, on the thread that waits or receives it. */
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
