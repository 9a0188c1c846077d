package io.github.cbrsdk.client;

import io.github.cbrsdk.error.CbrException;
import io.github.cbrsdk.model.BackupDetail;

/** A backup ended in the status {@code error}. */
public final class BackupFailedException extends CbrException {
  private static final long serialVersionUID = 1;

  private final transient BackupDetail backup;

  BackupFailedException(BackupDetail backup) {
    super("Backup " + backup.id() + " failed: its status is " + backup.status(), null);
    this.backup = backup;
  }

  /** The backup as it was. */
  public BackupDetail backup() {
    return backup;
  }
}
