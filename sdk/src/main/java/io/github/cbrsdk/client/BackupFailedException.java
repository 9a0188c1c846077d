package io.github.cbrsdk.client;

import io.github.cbrsdk.error.CbrException;
import io.github.cbrsdk.model.BackupDetail;

/** The status of a backup became {@code error}. */
public final class BackupFailedException extends CbrException {
  private static final long serialVersionUID = 1;

  private final String json;

  BackupFailedException(String backupId, BackupDetail backup) {
    super("Backup " + backupId + " failed: its status is " + backup.status(), null);
    this.json = backup.toJson();
  }

  /** The backup as the service returned it. */
  public BackupDetail backup() {
    return BackupDetail.fromJson(json);
  }
}
