package io.github.cbrsdk.conformance.engine;

import static io.github.cbrsdk.conformance.Things.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.Things;
import io.github.cbrsdk.conformance.contract.Edition;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenameDetectorTest {
  private static final Conformance CHECK =
      Conformance.of(
          Things.of(
              """
              type: object
              additionalProperties: false
              required: [created_at, kind, size]
              properties:
                created_at: {type: string}
                kind: {type: string, enum: [disk, server]}
                size: {type: integer}
              """));

  @ParameterizedTest
  @CsvSource({
    "resource_name, resourceName, 1.0",
    "resource-name, RESOURCE_NAME, 1.0",
    "name, nome, 0.75",
    "name, '', 0.0",
    "'', '', 0.0",
    "kitten, sitting, 0.57",
    "ab, cd, 0.0"
  })
  void namesAreAsSimilarAsTheyAreSpelt(String a, String b, double similarity) {
    assertThat(RenameDetector.similarity(a, b))
        .isEqualTo(RenameDetector.similarity(b, a))
        .isCloseTo(similarity, Offset.offset(0.01));
  }

  @Test
  void veryLongNamesAreNotCompared() {
    String longest = "n".repeat(60);
    assertThat(RenameDetector.similarity(longest, longest)).isEqualTo(1);
    assertThat(RenameDetector.similarity(longest + "n", longest + "n")).isZero();
  }

  @Test
  void onlyOneThatIsMissingIsTheOnlyOneThatIsNewIfItsValueSaysSo() {
    assertThat(missing("{\"created_at\": \"x\", \"sort\": \"disk\", \"size\": 1}"))
        .containsEntry("/kind", "probably renamed to sort");
    assertThat(missing("{\"since\": \"x\", \"kind\": \"disk\", \"size\": 1}"))
        .containsEntry("/created_at", "none");
  }

  @Test
  void memberThatTheEditionHasAlwaysHadIsNoNewName() {
    Conformance check =
        Conformance.of(
            Things.inEditions(
                """
                '200':
                  description: A thing.
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [provider]
                        properties: {provider: {type: string}, provider_id: {type: string}}
                """,
                Map.of(
                    "without",
                    """
                    - target: $..properties.provider_id
                      remove: true
                    """)));
    assertThat(
            check
                .edition(Edition.ANY)
                .check(answer(200, "{\"provider_id\": \"x\"}"))
                .drifts(Edition.ANY))
        .singleElement()
        .satisfies(drift -> assertThat(drift.hint()).isNull());
  }

  @Test
  void amongSeveralOnlySimilarNamesArePaired() {
    assertThat(missing("{\"since\": \"x\", \"Kind\": \"disk\", \"size\": 1}"))
        .containsEntry("/created_at", "none")
        .containsEntry("/kind", "probably renamed to Kind");
    assertThat(missing("{\"since\": \"x\", \"other\": \"disk\", \"kind\": \"disk\", \"size\": 1}"))
        .containsEntry("/created_at", "none");
  }

  @Test
  void mostSimilarNameIsTaken() {
    assertThat(
            missing(
                "{\"created\": \"x\", \"createdAt\": \"x\", \"created_on\": \"x\","
                    + " \"kind\": \"disk\", \"size\": 1}"))
        .containsEntry("/created_at", "probably renamed to createdAt");
  }

  @Test
  void valueHasToFitTheMemberThatIsMissing() {
    assertThat(missing("{\"createdAt\": 5, \"kind\": \"disk\", \"size\": 1}"))
        .containsEntry("/created_at", "none");
    assertThat(missing("{\"created_at\": \"x\", \"Kind\": \"tape\", \"size\": 1}"))
        .containsEntry("/kind", "none");
  }

  /** The hint of each missing member, by its pointer. */
  private static Map<String, String> missing(String body) {
    Map<String, String> hints = new TreeMap<>();
    for (Drift drift : CHECK.check(answer(200, body)).drifts(Edition.ANY)) {
      if (drift.rule() == Rule.MEMBER_MISSING) {
        String hint = drift.hint();
        hints.put(drift.pointer(), hint == null ? "none" : hint);
      }
    }
    return hints;
  }
}
