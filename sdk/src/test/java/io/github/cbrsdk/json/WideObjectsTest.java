package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.model.Backup;
import io.github.cbrsdk.model.BackupDetail;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects are searched in another way above some size; nobody may notice. */
class WideObjectsTest {
  private static BackupDetail wide(int members) {
    return BackupDetail.fromJson(
        IntStream.range(0, members)
            .mapToObj(i -> "\"m" + i + "\":" + i + ",")
            .collect(Collectors.joining("", "{", "\"name\":\"n\",\"id\":\"i\"}")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 61, 62, 63, 64, 200})
  void giveAddChangeAndLoseAMember(int others) {
    BackupDetail backup = wide(others);

    BackupDetail changed =
        backup.with(Backup.DESCRIPTION, "d").with(Backup.NAME, "new").without(Backup.ID);

    assertThat(backup.name()).isEqualTo("n");
    assertThat(backup.presence(Backup.DESCRIPTION)).isEqualTo(Presence.ABSENT);
    assertThat(changed.toJson())
        .isEqualTo(
            backup
                .toJson()
                .replace("\"name\":\"n\",\"id\":\"i\"", "\"name\":\"new\",\"description\":\"d\""));
    assertThat(changed.without(Backup.VAULT_ID)).isEqualTo(changed);
    assertThat(backup.without(Backup.NAME).toJson())
        .isEqualTo(backup.toJson().replace("\"name\":\"n\",", ""));
    assertThat(backup.undeclared()).hasSize(others);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 62, 63, 200})
  void areEqualByTheirMembers(int others) {
    BackupDetail backup = wide(others);

    assertThat(backup).isEqualTo(wide(others)).hasSameHashCodeAs(wide(others));
    assertThat(backup).isNotEqualTo(wide(others + 1));
    assertThat(backup).isNotEqualTo(backup.with(Backup.NAME, "other"));
    assertThat(backup.without(Backup.NAME)).isNotEqualTo(backup.without(Backup.ID));
    assertThat(backup).doesNotHaveSameHashCodeAs(backup.with(Backup.NAME, "other"));
  }
}
