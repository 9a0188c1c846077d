package io.github.cbrsdk.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.model.BackupDetail;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "5",
        "[]",
        "\"text\"",
        "{",
        "{\"id\":\"s3cr3t",
        "{\"id\":}",
        "{id:1}",
        "{'id':1}",
        "{\"id\":1,}",
        "{\"id\":s3cr3t}",
        "{\"id\":01}",
        "{\"id\":NaN}",
        "{\"id\":+1}",
        "{\"id\":1} x",
        "{\"id\":1}{}",
        "{\"id\":1,\"id\":2}",
        "<html>s3cr3t</html>",
        "{\"id\":\"\u0001\"}",
        "{\"id\":\"\\x\"}",
        "{\"id\":[1}]}",
        "/* */{}"
      })
  void isRefusedWithoutBeingQuoted(String text) {
    assertThatThrownBy(() -> BackupDetail.fromJson(text))
        .isInstanceOf(MalformedJsonException.class)
        .hasMessageNotContaining("s3cr3t")
        .hasNoCause();
  }

  @Test
  void isRefusedIfItIsNotUtf8() {
    byte[] bytes = "{\"id\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    bytes[7] = (byte) 0xff;

    assertThatThrownBy(() -> BackupDetail.MODEL_TYPE.parse(bytes))
        .isInstanceOf(MalformedJsonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void isRefusedInAnotherEncoding(String charset) {
    byte[] bytes = "{\"id\":\"x\"}".getBytes(Charset.forName(charset));

    assertThatThrownBy(() -> BackupDetail.MODEL_TYPE.parse(bytes))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void isRefusedIfItIsNestedTooDeeplyOrHasTooLongAToken() {
    String deep = "{\"a\":".repeat(501) + "1" + "}".repeat(501);
    String longNumber = "{\"a\":" + "1".repeat(1_001) + '}';
    String longString = "{\"a\":\"" + "x".repeat(4_000_001) + "\"}";

    for (String text : new String[] {deep, longNumber, longString}) {
      assertThatThrownBy(() -> BackupDetail.fromJson(text))
          .isInstanceOf(MalformedJsonException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 62, 63, 64, 65, 66, 5_000})
  void findsADuplicateAmongMany(int members) {
    StringBuilder many = new StringBuilder("{\"m0\":0");
    for (int i = 1; i < members; i++) {
      many.append(",\"m").append(i).append("\":").append(i);
    }

    assertThat(BackupDetail.fromJson(many + "}").undeclared()).hasSize(members);
    for (int of : new int[] {0, members / 2, members - 1}) {
      String twice = many + ",\"m" + of + "\":1";
      assertThatThrownBy(() -> BackupDetail.fromJson(twice + "}"))
          .isInstanceOf(MalformedJsonException.class);
      assertThatThrownBy(() -> BackupDetail.fromJson(twice + ",\"last\":1}"))
          .isInstanceOf(MalformedJsonException.class);
    }
  }

  @Test
  void isNotWhatHasHalfACharacter() {
    String half = "{\"name\":\"a\\ud800b\\udc00\"}";

    assertThat(BackupDetail.fromJson(half).toJson()).isEqualTo(half);
    assertThat(BackupDetail.fromJson("{\"name\":\"a\ud800b\udc00\"}").toJson()).isEqualTo(half);
  }
}
