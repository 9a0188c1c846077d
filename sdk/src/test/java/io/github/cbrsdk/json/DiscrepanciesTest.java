package io.github.cbrsdk.json;

import static io.github.cbrsdk.json.Discrepancy.Kind.BAD_FORMAT;
import static io.github.cbrsdk.json.Discrepancy.Kind.MISSING;
import static io.github.cbrsdk.json.Discrepancy.Kind.MISTYPED;
import static io.github.cbrsdk.json.Discrepancy.Kind.NULL;
import static io.github.cbrsdk.json.Discrepancy.Kind.OUT_OF_ENUM;
import static io.github.cbrsdk.json.Discrepancy.Kind.UNDECLARED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.json.Discrepancy.Kind;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DiscrepanciesTest {
  private static ShowBackupResponse changed(String from, String to) {
    assertThat(Bodies.BACKUP).contains(from);
    return ShowBackupResponse.fromJson(
        Bodies.BACKUP.replaceFirst(
            java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
  }

  static Arguments[] drifts() {
    return new Arguments[] {
      Arguments.of(
          "\"name\": \"web\"",
          "\"name\": \"web\", \"colour\": 1",
          UNDECLARED,
          "/backup/colour",
          "integer"),
      Arguments.of("\"name\": \"web\",", "", MISSING, "/backup/name", "nothing"),
      Arguments.of("\"name\": \"web\"", "\"name\": null", NULL, "/backup/name", "null"),
      Arguments.of("\"name\": \"web\"", "\"name\": 5", MISTYPED, "/backup/name", "integer"),
      Arguments.of(
          "\"encrypted\": true",
          "\"encrypted\": \"true\"",
          MISTYPED,
          "/backup/children/0/extend_info/encrypted",
          "string"),
      Arguments.of(
          "\"status\": \"available\"",
          "\"status\": \"paused\"",
          OUT_OF_ENUM,
          "/backup/children/0/status",
          "another string"),
      Arguments.of(
          "2019-05-10T07:59:59.450700",
          "yesterday",
          BAD_FORMAT,
          "/backup/children/0/created_at",
          "string of another form"),
      Arguments.of(
          "\"vault_id\": \"2e5d8c61-",
          "\"vault_id\": \"2e5d8c61",
          BAD_FORMAT,
          "/backup/vault_id",
          "string of another form"),
      Arguments.of(
          "\"resource_size\": 40",
          "\"resource_size\": 40.5",
          MISTYPED,
          "/backup/resource_size",
          "number"),
      Arguments.of(
          "\"resource_size\": 40",
          "\"resource_size\": 3000000000",
          BAD_FORMAT,
          "/backup/resource_size",
          "integer of more bits"),
      Arguments.of(
          "\"children\": []",
          "\"children\": [null]",
          NULL,
          "/backup/children/0/children/0",
          "null"),
      Arguments.of(
          "\"children\": []",
          "\"children\": {}",
          MISTYPED,
          "/backup/children/0/children",
          "object"),
      Arguments.of(
          "\"name\": \"web\"",
          "\"name\": \"web\", \"a/b~c\": []",
          UNDECLARED,
          "/backup/a~1b~0c",
          "array")
    };
  }

  @ParameterizedTest
  @MethodSource("drifts")
  void tellsEachKindWithPlaceAndType(
      String from, String to, Kind kind, String pointer, String found) {
    assertThat(changed(from, to).discrepancies())
        .singleElement()
        .satisfies(
            discrepancy -> {
              assertThat(discrepancy.kind()).isEqualTo(kind);
              assertThat(discrepancy.pointer()).isEqualTo(pointer);
              assertThat(discrepancy.found()).isEqualTo(found);
            });
  }

  @Test
  void findsNoneWhereThereIsNone() {
    ShowBackupResponse response = ShowBackupResponse.fromJson(Bodies.BACKUP);

    assertThat(response.discrepancies()).isEmpty();
    response.validate();
  }

  @Test
  void ofAPartHavePointersFromTheRootOfTheBody() {
    ShowBackupResponse response = changed("\"encrypted\": true", "\"encrypted\": 1");

    assertThat(response.backup().children().get(0).extendInfo().discrepancies())
        .extracting(Discrepancy::pointer)
        .containsExactly("/backup/children/0/extend_info/encrypted");
  }

  @Test
  void validateThrowsThemAllAndNoValue() {
    ShowBackupResponse response =
        ShowBackupResponse.fromJson("{\"backup\":\"s3cr3t\",\"more\":\"s3cr3t\"}");

    assertThatThrownBy(response::validate)
        .isInstanceOf(DiscrepanciesException.class)
        .hasMessageContainingAll("2 differences", "MISTYPED at /backup", "UNDECLARED at /more")
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void areNoMoreThanAThousand() {
    StringBuilder many = new StringBuilder("{\"m0\":0");
    for (int i = 1; i < 5_000; i++) {
      many.append(",\"m").append(i).append("\":0");
    }

    assertThat(BackupDetail.fromJson(many + "}").discrepancies()).hasSize(1_000);
  }

  @Test
  void areShortAndOnOneLineWhateverAMemberIsCalled() {
    String name = "a\\r\\nforged\\u2028 " + "x".repeat(5_000);

    assertThat(BackupDetail.fromJson("{\"" + name + "\":0}").discrepancies().get(0).pointer())
        .startsWith("/a\\u000d\\u000aforged\\u2028 x")
        .hasSizeLessThan(300);
  }

  @Test
  void surviveSerialisation() throws Exception {
    DiscrepanciesException thrown =
        catchThrowableOfType(
            DiscrepanciesException.class, () -> BackupDetail.fromJson("{\"x\":0}").validate());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(thrown);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((DiscrepanciesException) in.readObject()).discrepancies())
          .isEqualTo(thrown.discrepancies());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2e5d8c61-7b3a-4f90-8d12-6c4e9a0b7f35, true",
    "2E5D8C61-7B3A-4F90-8D12-6C4E9A0B7F35, true",
    "2e5d8c617b3a4f908d126c4e9a0b7f35, false",
    "2e5d8c61-7b3a-4f90-8d12-6c4e9a0b7f3, false",
    "2e5d8c61-7b3a-4f90-8d12-6c4e9a0b7f356, false",
    "2e5d8c61-7b3a-4f90-8d126-c4e9a0b7f35, false",
    "2e5d8c61-7b3a-4f90-8d12-6c4e9a0b7f3g, false",
    "2e5d8c61-7b3a-4f90-8d12-6c4e9a0b7f3\u0663, false",
    "{2e5d8c6-7b3a-4f90-8d12-6c4e9a0b7f3}, false"
  })
  void takeOnlyTheFormOfRfc9562ForAUuid(String text, boolean isUuid) {
    BackupDetail backup = ShowBackupResponse.example().backup().with(BackupDetail.VAULT_ID, text);

    assertThat(backup.discrepancies()).hasSize(isUuid ? 0 : 1);
    assertThat(backup.vaultId()).isEqualTo(text);
  }
}
