package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.http.NewDiscrepancies;
import io.github.cbrsdk.json.Discrepancy;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeBackupsTest {
  private static final String ID = Bodies.BACKUP_ID;

  @Test
  void showsWhatItHasAndNothingElse() {
    FakeBackups backups = new FakeBackups();
    try (CbrClient client = backups.clientBuilder().build()) {
      for (String body : Bodies.recorded()) {
        BackupDetail backup = ShowBackupResponse.fromJson(body).backup();
        backups.put(backup);
        assertThat(client.showBackup(backup.id())).isEqualTo(backup);
        assertThat(client.showBackupAsync(backup.id()).join()).isEqualTo(backup);
        backups.remove(backup.id());
        assertThatThrownBy(() -> client.showBackup(backup.id()))
            .isInstanceOf(NotFoundException.class);
      }
    }
  }

  @Test
  void theExampleOfTheContractConformsToIt() {
    BackupDetail example = ShowBackupResponse.example().backup();
    try (CbrClient client = new FakeBackups().put(example).clientBuilder().build()) {
      BackupDetail shown = client.showBackup(example.id());

      assertThat(shown).isEqualTo(example);
      assertThat(shown.discrepancies()).isEmpty();
      assertThat(shown.children()).isNotEmpty();
    }
  }

  /** A discrepancy comes with each response, and in each child. */
  @Test
  void aListenerIsToldOfEachKindOnce() {
    List<Discrepancy> told = new ArrayList<>();
    FakeBackups backups = new FakeBackups();
    try (CbrClient client =
        backups.clientBuilder().onDiscrepancy(NewDiscrepancies.to(told::add)).build()) {
      String complete = "{\"id\": \"" + ID + "\", \"children\": [{\"size\": 1}, {\"size\": 1}]%s}";
      backups.put(BackupDetail.fromJson(complete.formatted("")));
      client.showBackup(ID);
      client.showBackup(ID);
      assertThat(told)
          .filteredOn(each -> each.kind() == Discrepancy.Kind.UNDECLARED)
          .singleElement()
          .extracting(Discrepancy::pointer)
          .isEqualTo("/backup/children/0/size");
      int before = told.size();
      backups.put(BackupDetail.fromJson(complete.formatted(", \"colour\": 1")));
      client.showBackup(ID);
      assertThat(told).hasSize(before + 1);

      StringBuilder many = new StringBuilder();
      for (int i = 0; i < 3000; i++) {
        many.append(", \"m").append(i).append("\": 1");
      }
      backups.put(BackupDetail.fromJson(complete.formatted(many)));
      client.showBackup(ID);
      assertThat(told).hasSizeBetween(before + 2, 1000);
    }
  }
}
