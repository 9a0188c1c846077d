package io.github.cbrsdk.conformance.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.endpoint.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.project.GrownProject.Run;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of changing the contract, done. */
class GrowthTest {
  private static final Path STEPS =
      Path.of("src/test/resources/io/github/cbrsdk/conformance/project/growth");
  private static final Path PAGES = STEPS.resolve("recordings");
  private static final String PROJECT_ID = "f552cc5023d8319aea1181f76f3adcbd";

  @TempDir private static Path folder;
  private static GrownProject grown;

  @BeforeAll
  static void grow() throws Exception {
    grown = new GrownProject(folder.resolve("grown"));
    grown.insert("(?s)\n    Backup:\n.*?\n      properties:\n", step("member.yaml"));
    grown.insert("\npaths:\n", step("path.yaml"));
    grown.insert("\n  schemas:\n", step("schema.yaml"));
    for (int page = 1; page <= 2; page++) {
      String name = "backups-page-" + page + ".json";
      grown.addRecording("any/" + name, Files.readString(PAGES.resolve(name)));
    }
    grown.addEdition("otc-2027-01", step("edition.yaml"));
    grown.addRecording("otc-2027-01/desktop.json", desktop());
    grown.addRecording("any/locked.json", locked());
    grown.build(STEPS.resolve("Pages.java"));
  }

  @AfterAll
  static void close() throws IOException {
    grown.close();
  }

  private static String step(String name) throws IOException {
    return Files.readString(STEPS.resolve(name));
  }

  private static String recording(String name) throws IOException {
    return Files.readString(Path.of("src/main/recordings").resolve(name));
  }

  private static String desktop() throws IOException {
    return recording("otc-2024-09/server-with-one-disk.json")
        .replace("OS::Nova::Server", "OS::Workspace::DesktopV2");
  }

  private static String locked() throws IOException {
    return recording("any/life-2-available.json")
        .replaceFirst("\"backup\": \\{", "$0 \"locked\": true,");
  }

  @Test
  void theNewOperationIsAMethodOfTheSdkAndIsServed() throws Exception {
    Contract contract = grown.contract();
    try (EmbeddedEndpoint endpoint =
        EmbeddedEndpoint.start(Recordings.at(PAGES), contract.edition(Edition.ANY))) {
      assertThat(
              grown
                  .user("Pages")
                  .apply(new String[] {endpoint.uri().toString(), PROJECT_ID, endpoint.token()}))
          .containsExactly("vault-weekly_0011", "vault-weekly_0012");
    }
  }

  @Test
  void javaThatIsWrittenByHandNamesNothingOfIt() throws IOException {
    assertThat(OneEndpointTest.mentions(grown.contract())).isEmpty();
  }

  @Test
  void theNewMemberIsAnAccessorOfWholeAndPart() throws Exception {
    for (String model : List.of("BackupDetail", "BackupResp")) {
      assertThat(grown.load("io.github.cbrsdk.model." + model).getMethod("locked").getReturnType())
          .isEqualTo(Boolean.class);
    }
  }

  @Test
  void allRecordingsAreServedAskedForWithTheSdkAndConform() throws Exception {
    Run run = grown.run("check");

    assertThat(run.out()).contains("39 of 39 exchanges checked, no drift");
    assertThat(run.status()).as(run.out()).isZero();
  }

  @Test
  void withoutTheChangesTheyDriftOrAreNotKnown() throws Exception {
    Path locked = Files.writeString(folder.resolve("locked.json"), locked());
    Path desktop = Files.writeString(folder.resolve("desktop.json"), desktop());
    Conformance before = Conformance.of(Contract.bundled());

    assertThat(before.edition("any").check(Recordings.at(locked)).findings())
        .extracting(Finding::rule, Finding::pointer)
        .contains(tuple(Rule.MEMBER_UNDECLARED, "/backup/locked"));
    assertThat(before.edition("otc-2024-09").check(Recordings.at(desktop)).findings())
        .extracting(Finding::rule, Finding::pointer)
        .contains(tuple(Rule.ENUM_VALUE_UNDECLARED, "/backup/resource_type"));
    assertThat(before.check(Recordings.at(PAGES)).verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void aDriftOfTheNewOperationIsReportedWithWhatItDoesToTheSdk() throws Exception {
    Path drifted =
        Files.writeString(
            folder.resolve("drifted.json"),
            Files.readString(PAGES.resolve("backups-page-1.json"))
                .replace("\"count\": 2", "\"count\": \"2\""));

    Run run = grown.run("check", "--recordings", drifted, "--edition", "any");

    assertThat(run.out()).contains("type-changed", "/count", "gets an exception");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void everyDriftOfTheNewOperationAndMemberIsNoticed() throws Exception {
    Run run = grown.run("self-test");

    assertThat(run.out()).contains("100 %; 0 false alarms");
    assertThat(run.status()).isZero();
  }

  @Test
  void theStepsStandInTheReadmeWordForWord() throws IOException {
    Map<String, String> inTheReadme = new TreeMap<>();
    Pattern.compile("<!-- step: (\\S+) -->\n```\\w+\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("../README.md")))
        .results()
        .forEach((MatchResult block) -> inTheReadme.put(block.group(1), block.group(2)));

    assertThat(inTheReadme)
        .containsOnlyKeys("member.yaml", "edition.yaml", "path.yaml", "schema.yaml", "Pages.java");
    for (Map.Entry<String, String> block : inTheReadme.entrySet()) {
      assertThat(step(block.getKey())).contains(block.getValue());
    }
  }
}
