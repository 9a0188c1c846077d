package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ImageType;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenEnumTest {
  private static BackupStatus read(String status) {
    return BackupDetail.fromJson("{\"status\":\"" + status + "\"}").status();
  }

  @Test
  void readsAListedValueAsItsConstant() {
    assertThat(read("available")).isSameAs(BackupStatus.AVAILABLE);
    assertThat(BackupStatus.VALUES.listed()).hasSize(8).allMatch(OpenEnum::isListed);
  }

  @Test
  void keepsAnUnlistedValue() {
    BackupStatus paused = read("paused");

    assertThat(paused).hasToString("paused").isEqualTo(BackupStatus.of("paused"));
    assertThat(paused).hasSameHashCodeAs(BackupStatus.of("paused"));
    assertThat(paused).isNotEqualTo(BackupStatus.AVAILABLE);
    assertThat(paused.isListed()).isFalse();
    assertThat(new TreeSet<>(java.util.List.of(paused, BackupStatus.ERROR, BackupStatus.AVAILABLE)))
        .containsExactly(BackupStatus.AVAILABLE, BackupStatus.ERROR, paused);
  }

  @Test
  void tellsValuesOfDifferentEnumsApart() {
    assertThat(BackupStatus.of("backup").equals((Object) ImageType.of("backup"))).isFalse();
  }

  @Test
  void canBeSwitchedOver() {
    assertThat(describe(read("available"))).isEqualTo("ready");
    assertThat(describe(read("error"))).isEqualTo("failed");
    assertThat(describe(read("deleting"))).isEqualTo("busy");
    assertThat(describe(read("paused"))).isEqualTo("new to me: paused");
  }

  private static String describe(BackupStatus status) {
    return switch (status.known()) {
      case AVAILABLE -> "ready";
      case ERROR -> "failed";
      case UNLISTED -> "new to me: " + status;
      default -> "busy";
    };
  }
}
