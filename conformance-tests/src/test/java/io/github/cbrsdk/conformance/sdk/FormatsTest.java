package io.github.cbrsdk.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Timestamp;
import io.github.cbrsdk.conformance.contract.Uuid;
import io.github.cbrsdk.json.MistypedMemberException;
import io.github.cbrsdk.model.Backup;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.time.OffsetDateTime;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The SDK and the check, of which neither may use the other, read the formats of texts alike. */
class FormatsTest {
  private static final BackupDetail BACKUP = ShowBackupResponse.example().backup();

  /** Texts of the formats, of which some characters are replaced, added or missing. */
  private static Arbitrary<String> near(String characters, String... texts) {
    Arbitrary<String> part = Arbitraries.strings().withChars(characters).ofMaxLength(2);
    Arbitrary<Integer> at = Arbitraries.integers().between(0, 40);
    Arbitrary<Integer> length = Arbitraries.integers().between(0, 2);
    return Combinators.combine(Arbitraries.of(texts), at, length, part)
        .as(
            (text, start, missing, added) -> {
              int from = Math.min(start, text.length());
              int to = Math.min(from + missing, text.length());
              return text.substring(0, from) + added + text.substring(to);
            });
  }

  @Provide
  Arbitrary<String> times() {
    return near(
        "0123456789-+:.TZz \u0663",
        "2020-02-05T10:38:34",
        "2020-02-29T10:38:34Z",
        "2020-12-31T23:59:59.123456789+18:00",
        "2020-02-05T10:38:34.1-0530",
        "2020-02-05T10:38:34-00:00");
  }

  @Provide
  Arbitrary<String> uuids() {
    return near(
        "0123456789abcdefABCDEFgG-{}\u0663",
        "2e5d8c61-7b3a-4f90-8d12-6c4e9a0b7f35",
        "2E5D8C61-7B3A-4F90-8D12-6C4E9A0B7F35");
  }

  @Property(tries = 5_000)
  void readTimesAlike(@ForAll("times") String text) {
    BackupDetail backup =
        BackupDetail.fromJson(
            ShowBackupResponse.example()
                .toTree()
                .withObject("/backup")
                .put(Backup.CREATED_AT.name(), text)
                .toString());

    assertThat(time(backup)).isEqualTo(Timestamp.parse(text));
  }

  private static Optional<OffsetDateTime> time(BackupDetail backup) {
    try {
      return Optional.of(backup.createdAt());
    } catch (MistypedMemberException e) {
      return Optional.empty();
    }
  }

  @Property(tries = 5_000)
  void takeTheSameTextsForUuids(@ForAll("uuids") String text) {
    boolean isUuid = BACKUP.with(Backup.VAULT_ID, text).discrepancies().isEmpty();

    assertThat(isUuid).isEqualTo(Uuid.isUuid(text));
  }
}
