package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recordings that come with the check are of their editions, and say where they come from. */
final class RecordingsConformTest {
  static List<Recording> recordings() {
    return Recording.all();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aRecordingConformsToItsEdition(Recording recording) {
    JsonNode contract =
        ContractDocument.edition(recording.mapping().at("/metadata/edition").asText());

    assertThat(SchemaJudge.closed(contract).judge(recording.schemaIn(contract), recording.body()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aRecordingConformsToTheSupersetOfAllEditions(Recording recording) {
    JsonNode contract = ContractDocument.read("cbr.yaml");

    assertThat(SchemaJudge.closed(contract).judge(recording.schemaIn(contract), recording.body()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aRecordingSaysWhereItComesFrom(Recording recording) {
    JsonNode metadata = recording.mapping().path("metadata");

    assertThat(metadata.path("title").asText()).isNotBlank();
    assertThat(metadata.path("endpoint").asText()).isNotBlank();
    assertThat(metadata.path("origin").asText()).isNotBlank();
    assertThatCode(() -> Instant.parse(metadata.path("recorded_at").asText()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aBackupIsTheOneThatWasAskedFor(Recording recording) {
    JsonNode backup = recording.body().path("backup");

    if (!backup.isMissingNode()) {
      assertThat(recording.url())
          .isEqualTo(
              "/v3/"
                  + backup.path("project_id").asText()
                  + "/backups/"
                  + backup.path("id").asText());
    }
  }

  @Test
  void eachEditionHasARecordingAndEachRecordingIsInTheFolderOfItsEdition() {
    assertThat(recordings())
        .filteredOn(recording -> recording.status() == 200)
        .allSatisfy(
            recording ->
                assertThat(recording.mapping().at("/metadata/edition").asText())
                    .isEqualTo(recording.folderName()))
        .extracting(Recording::folderName)
        .containsAll(Contract.bundled().editions())
        .contains(Edition.ANY);
  }

  @Test
  void twoRecordingsOfABackupShowItInTwoStates() {
    assertThat(recordings())
        .filteredOn(recording -> recording.status() == 200)
        .extracting(Recording::url, Recording::backupStatus)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyErrorStatusThatIsJsonHasARecording() {
    assertThat(Recording.in("errors"))
        .extracting(Recording::status)
        .contains(400, 401, 403, 404, 429, 500, 502, 504);
  }
}
