package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.model.BackupDetail;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {
  private static BackupDetail created(String time) {
    return BackupDetail.fromJson(
        "{\"created_at\":\"" + time + "\",\"protected_at\":\"2024-05-17T23:59:58.5\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-02-05T10:38:34, 2020-02-05T10:38:34Z",
    "2020-02-05T10:38:34.2, 2020-02-05T10:38:34.2Z",
    "2020-02-05T10:38:34.209782, 2020-02-05T10:38:34.209782Z",
    "2020-02-05T10:38:34.209782123, 2020-02-05T10:38:34.209782123Z",
    "2020-02-05T10:38:34.209+00:00, 2020-02-05T10:38:34.209Z",
    "2020-02-05T10:38:34Z, 2020-02-05T10:38:34Z",
    "2020-02-05T10:38:34+0000, 2020-02-05T10:38:34Z",
    "2020-02-05T10:38:34+08:00, 2020-02-05T10:38:34+08:00",
    "2020-02-05T10:38:34.000001-0530, 2020-02-05T10:38:34.000001-05:30",
    "2024-02-29T23:59:59, 2024-02-29T23:59:59Z"
  })
  void readsEachFormAndTakesOneWithoutOffsetAsUtc(String text, OffsetDateTime time) {
    assertThat(created(text).createdAt()).isEqualTo(time);
    assertThat(created(text).createdAt().getOffset()).isEqualTo(time.getOffset());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2020",
        "2020-02-05",
        "2020-02-05 10:38:34",
        "2020-02-30T10:38:34",
        "2023-02-29T00:00:00",
        "2020-02-05T24:38:34",
        "2020-02-05T10:38:34.",
        "2020-02-05T10:38:34.1234567890",
        "2020-02-05T10:38:34z",
        "2020-02-05T10:38:34+8",
        "2020-02-05T10:38:34+08:0",
        "2020-02-05T10:38:34+08:00x",
        "2020-02-05T10:38:34+99:00",
        "1580899114",
        "x020-02-05T10:38:34",
        "2020-02-05T10:38:3٤"
      })
  void failsAtTheAccessorOfABadTimeOnly(String text) {
    BackupDetail backup = created(text);

    assertThatThrownBy(backup::createdAt)
        .isInstanceOf(MistypedMemberException.class)
        .hasMessage("/created_at: expected timestamp, found string of another form");
    assertThat(backup.protectedAt()).isEqualTo(OffsetDateTime.parse("2024-05-17T23:59:58.5Z"));
  }

  @Test
  void writesATimeThatReadsAsTheSame() {
    OffsetDateTime time = OffsetDateTime.parse("2024-05-17T01:02:03.000400+05:45");

    BackupDetail backup = created("2020-01-01T00:00:00").with(BackupDetail.CREATED_AT, time);

    assertThat(backup.createdAt()).isEqualTo(time);
    assertThat(backup.createdAt().getOffset()).isEqualTo(time.getOffset());
  }
}
