package io.github.cbrsdk.client;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.http.Durations;
import io.github.cbrsdk.model.BackupDetail;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Waits until a backup is available or deleted. Polls at growing, slightly random intervals, and
 * ignores transient failures.
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

  public static Builder builder(CbrClient client) {
    return new Builder(client);
  }

  /**
   * Waits until a backup is available.
   *
   * @return the available backup
   * @throws BackupFailedException if its status becomes {@code error}
   * @throws NotFoundException if the backup does not exist or is deleted
   * @throws TimedOutException if the timeout of the waiter passes
   * @throws ApiException if a poll fails, other than temporarily
   */
  public BackupDetail untilAvailable(String backupId) {
    return Wait.untilAvailable(this, backupId).run();
  }

  /**
   * Waits until a backup is deleted: until the service responds with 404.
   *
   * @throws BackupFailedException if its status becomes {@code error}
   * @throws TimedOutException if the timeout of the waiter passes
   * @throws ApiException if a poll fails, other than temporarily
   */
  public void untilDeleted(String backupId) {
    try {
      Wait.untilDeleted(this, backupId).run();
    } catch (NotFoundException e) {
      // The backup is deleted.
    }
  }

  /**
   * As {@link #untilAvailable}, without a blocked thread. Cancelling the future ends the wait.
   *
   * @return fails with what {@link #untilAvailable} throws
   */
  public CompletableFuture<BackupDetail> untilAvailableAsync(String backupId) {
    AsyncWait wait = new AsyncWait(Wait.untilAvailable(this, backupId));
    wait.poll();
    return wait.result();
  }

  /**
   * As {@link #untilDeleted}, without a blocked thread. Cancelling the future ends the wait.
   *
   * @return fails with what {@link #untilDeleted} throws
   */
  public CompletableFuture<Void> untilDeletedAsync(String backupId) {
    AsyncWait wait = new AsyncWait(Wait.untilDeleted(this, backupId));
    CompletableFuture<Void> deleted = wait.untilNotFound();
    wait.poll();
    return deleted;
  }

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

    /** The pause before the second poll; 2 seconds by default. */
    public Builder firstInterval(Duration firstInterval) {
      this.firstInterval = Durations.requirePositive(firstInterval, "firstInterval");
      return this;
    }

    /** The longest pause; 15 seconds by default. */
    public Builder longestInterval(Duration longestInterval) {
      this.longestInterval = Durations.requirePositive(longestInterval, "longestInterval");
      return this;
    }

    /** The timeout of the whole wait; 30 minutes by default. */
    public Builder timeout(Duration timeout) {
      this.timeout = Durations.requirePositive(timeout, "timeout");
      return this;
    }

    /** Listener called after each poll, on the waiting or the receiving thread. */
    public Builder onProgress(Consumer<? super BackupDetail> listener) {
      this.onProgress = requireNonNull(listener, "listener");
      return this;
    }

    /** Supplies the random part of each pause, from 0 to 1. */
    public Builder jitter(DoubleSupplier jitter) {
      this.jitter = requireNonNull(jitter, "jitter");
      return this;
    }

    public BackupWaiter build() {
      return new BackupWaiter(this);
    }
  }
}
