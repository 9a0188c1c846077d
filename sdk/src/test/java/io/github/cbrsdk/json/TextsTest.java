package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.model.Backup;
import io.github.cbrsdk.model.BackupDetail;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  @ParameterizedTest
  @CsvSource({
    "a\"b, a\\\"b",
    "a\\b, a\\\\b",
    "/, /",
    "'\u0001', \\u0001",
    "a\u001fb, a\\u001fb",
    "a\u007fb, a\u007fb",
    "\ud83d, \\ud83d",
    "a\ud83d, a\\ud83d",
    "\ud83db, \\ud83db",
    "\ude00, \\ude00",
    "a\ude00b, a\\ude00b",
    "\ude00\ud83d, \\ude00\\ud83d",
    "a\ud83d\ude00b, a\ud83d\ude00b",
    "\ud83d\ude00\ude00, \ud83d\ude00\\ude00",
    "\ud83d\ud83d\ude00, \\ud83d\ud83d\ude00"
  })
  void areEscapedWhereTheyHaveToBeAndNowhereElse(String text, String escaped) {
    BackupDetail backup = BackupDetail.MODEL_TYPE.empty().with(Backup.NAME, text);

    assertThat(backup.toJson()).isEqualTo("{\"name\":\"" + escaped + "\"}");
  }

  @Test
  void keepTheirBlanksAndEscapeTheirTabs() {
    assertThat(BackupDetail.MODEL_TYPE.empty().with(Backup.NAME, " a b\t").toJson())
        .isEqualTo("{\"name\":\" a b\\u0009\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\n", "\"\\", "\ud83d\ude00", "\ude00\ud83d", "\u2028", "é"})
  void areTheSameForAnotherReader(String text) throws Exception {
    String json = BackupDetail.MODEL_TYPE.empty().with(Backup.NAME, text).toJson();
    byte[] sent = json.getBytes(StandardCharsets.UTF_8);

    assertThat(new ObjectMapper().readTree(sent).get("name").asText()).isEqualTo(text);
    assertThat(BackupDetail.fromJson(json).name()).isEqualTo(text);
  }
}
