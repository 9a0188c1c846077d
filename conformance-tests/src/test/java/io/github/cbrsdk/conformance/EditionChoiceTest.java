package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.CONTRACT;
import static io.github.cbrsdk.conformance.ServerBackup.answer;
import static io.github.cbrsdk.conformance.ServerBackup.body;
import static io.github.cbrsdk.conformance.ServerBackup.check;
import static io.github.cbrsdk.conformance.ServerBackup.read;
import static io.github.cbrsdk.conformance.ServerBackup.withBackup;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.traffic.Recordings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditionChoiceTest {
  private static final Conformance AUTO = Conformance.of(CONTRACT);

  @Test
  void editionWithTheLeastDriftIsTaken() {
    String body = read("otc-2024-09/server-with-one-disk.json").at("/response/jsonBody").toString();
    EditionChoice choice = check(AUTO, List.of(ServerBackup.bodyOnly(body))).edition();
    assertThat(choice.name()).isEqualTo("otc-2024-09");
    assertThat(choice.chosen()).isEqualTo("auto");
    assertThat(choice.candidates()).hasSize(CONTRACT.editions().size());
    // Of several that it conforms to, the oldest is taken.
    assertThat(choice.reason())
        .containsPattern(
            "^(no exchange drifts from it; the next is"
                + "|it is the oldest of those from which no exchange drifts; the others? (is|are)) "
                + choice.candidates().get(1).name());
  }

  @Test
  void reasonIsThatOfTheOrder() {
    Exchange usual = withBackup(backup -> backup.put("status", "error"));
    Exchange other =
        ServerBackup.bodyOnly(
            read("otc-2024-09/server-with-one-disk.json").at("/response/jsonBody").toString());
    EditionChoice choice = check(AUTO, List.of(usual, other, other)).edition();
    assertThat(choice.name()).isEqualTo("otc-2024-09");
    assertThat(choice.reason())
        .containsPattern(
            "^it is the (nearest|oldest of those that are nearest) \\(breaking drift in 1 of 3"
                + " exchanges, any drift in 1; added up, [^)]+\\); the (next|others?) (is|are) ");
  }

  @Test
  void oneStrangerDoesNotChangeTheChoice() {
    Exchange usual = withBackup(backup -> backup.put("status", "error"));
    String other =
        read("otc-2024-09/server-with-one-disk.json").at("/response/jsonBody").toString();
    Result result = check(AUTO, List.of(usual, usual, usual, usual, ServerBackup.bodyOnly(other)));
    assertThat(result.edition().name()).isEqualTo(ServerBackup.EDITION);
    assertThat(result.exchanges().drifted()).isEqualTo(1);
  }

  @Test
  void oldestIsTakenOfThoseThatFitEquallyWell() {
    EditionChoice choice = check(AUTO, List.of(answer(404, "{\"error_code\": 5}"))).edition();
    assertThat(choice.name()).isEqualTo(ServerBackup.EDITION);
    assertThat(choice.reason())
        .contains("oldest of those that are nearest (breaking drift in 1 of 1 exchange,");
  }

  @Test
  void namedEditionIsTakenHoweverItFits() {
    Conformance given = Conformance.of(CONTRACT).edition("otc-2024-09");
    Result result = check(given, List.of(answer(200, body().toString())));
    assertThat(result.edition().name()).isEqualTo("otc-2024-09");
    assertThat(result.edition().chosen()).isEqualTo("given");
    assertThat(result.verdict()).isEqualTo(Verdict.DRIFTED);
  }

  @Test
  void supersetAcceptsEveryEdition() {
    Conformance any = Conformance.of(CONTRACT).edition("any");
    for (String edition : CONTRACT.editions()) {
      Result result = any.check(Recordings.at(Path.of("src/main/recordings", edition)));
      assertThat(result.exchanges().checked()).as(edition).isPositive();
      assertThat(result.findings()).as(edition).isEmpty();
    }
  }
}
