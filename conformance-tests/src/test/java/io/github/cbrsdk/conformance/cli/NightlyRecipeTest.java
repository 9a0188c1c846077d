package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.mock.InjectedMutation;
import io.github.cbrsdk.conformance.project.Readmes;
import io.github.cbrsdk.conformance.report.ReportSchema;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --targets}, with the file of the README's nightly job. */
class NightlyRecipeTest {
  private static final String PROJECT = "5796a670482c590e0d9782bfcdc83011";
  private static final String BACKUP = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a";
  private static final String ACCESS_KEY = "CANARYACCESSKEY0123";
  private static final String SECRET_KEY = "canary-secret-key-0123";

  /** Stand-ins for the hosts in the README: two that drift, and one that conforms. */
  private static final List<EmbeddedEndpoint> ENDPOINTS = new ArrayList<>();

  @TempDir Path folder;

  private String targets;
  private Map<String, String> environment;

  @BeforeAll
  static void start() {
    try (BuiltInRecordings recordings = BuiltInRecordings.open()) {
      var name = InjectedMutation.parse("type-changed@/backup/name").into(recordings.all());
      var both = InjectedMutation.parse("member-missing@/backup/children/*/status").into(name);
      for (var played : List.of(name, both, recordings.all())) {
        ENDPOINTS.add(EmbeddedEndpoint.start(played, Contract.bundled().edition(Edition.ANY)));
      }
    }
  }

  @AfterAll
  static void stop() {
    ENDPOINTS.forEach(EmbeddedEndpoint::close);
  }

  /** The README's file with the stand-ins; its first two targets have one token. */
  @BeforeEach
  void fillIn() throws IOException {
    targets = Readmes.marked("targets: nightly");
    for (EmbeddedEndpoint endpoint : ENDPOINTS) {
      targets = targets.replaceFirst("endpoint: cbr\\S+", "endpoint: " + endpoint.uri());
    }
    targets =
        targets
            .replace("\"PROJECT\"", '"' + PROJECT + '"')
            .replace("\"BACKUP\"", '"' + BACKUP + '"')
            .replaceFirst("OTC_TOKEN", "FIRST_TOKEN");
    environment =
        Map.of(
            "FIRST_TOKEN",
            ENDPOINTS.get(0).token(),
            "OTC_TOKEN",
            ENDPOINTS.get(1).token(),
            "HUAWEI_ACCESS_KEY",
            ACCESS_KEY,
            "HUAWEI_SECRET_KEY",
            SECRET_KEY,
            "CBR_TOKEN",
            "a-token-that-no-target-may-use");
  }

  /** Runs the README's command with these options more. */
  private CommandLineRun check(Object... more) throws IOException {
    Files.writeString(folder.resolve("targets.yaml"), targets);
    String command =
        Readmes.in("sh").stream()
            .map(Readmes.Snippet::text)
            .filter(text -> text.contains("--targets"))
            .findFirst()
            .orElseThrow();
    List<Object> args = new ArrayList<>();
    for (String word : command.strip().replaceFirst(".*\\.jar ", "").split(" ")) {
      args.add(List.of("targets.yaml", "reports").contains(word) ? folder.resolve(word) : word);
    }
    args.addAll(List.of("--max-rate", "1000", "--operation", "showBackup"));
    args.addAll(List.of(more));
    return CommandLineRun.in(environment, false, args.toArray());
  }

  private JsonNode report(String path) throws IOException {
    return ReportSchema.read(folder.resolve("reports").resolve(path).resolve("report.json"));
  }

  private List<String> seenBy(String rule, String pointer) throws IOException {
    List<String> labels = new ArrayList<>();
    for (JsonNode finding : report("").get("findings")) {
      if (finding.get("rule").textValue().equals(rule)
          && finding.get("pointer").textValue().equals(pointer)) {
        finding.get("runs").forEach(label -> labels.add(label.textValue()));
      }
    }
    return labels;
  }

  private void assertNoCanary(CommandLineRun run, String... secrets) throws IOException {
    assertThat(run.out() + run.err()).doesNotContain(secrets);
    try (Stream<Path> files = Files.walk(folder.resolve("reports"))) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThan(20)
          .allSatisfy(file -> assertThat(file).content().doesNotContain(secrets));
    }
  }

  @Test
  void eachTargetHasItsReportAndEachFindingItsTargets() throws IOException {
    CommandLineRun run = check();

    assertThat(run.status()).as(run.out() + run.err()).isOne();
    assertThat(run.out()).startsWith("DRIFTED").contains("::error file=openapi/");
    assertThat(run.err())
        .contains("otc-eu-de: drifted", "otc-eu-nl: drifted", "huawei-ap-southeast-1: conformant");
    assertThat(seenBy("type-changed", "/backup/name"))
        .containsExactlyInAnyOrder("otc-eu-de", "otc-eu-nl");
    assertThat(seenBy("member-missing", "/backup/children/*/status")).containsExactly("otc-eu-nl");
    assertThat(report("").get("runs").findValuesAsText("verdict"))
        .containsExactly("drifted", "drifted", "conformant");
    assertThat(report("").at("/selfTest/missed").intValue()).isZero();
    assertThat(report("otc-eu-de").at("/edition/name").textValue()).isEqualTo("otc-2024-09");
    assertThat(report("huawei-ap-southeast-1").get("exitStatus").intValue()).isZero();
    assertNoCanary(
        run,
        ENDPOINTS.get(0).token(),
        ENDPOINTS.get(1).token(),
        ACCESS_KEY,
        SECRET_KEY,
        "a-token-that-no-target-may-use");
  }

  @Test
  void aTargetThatRefusesTheLoginIsNotGreen() throws IOException {
    targets = "targets:\n" + targets.substring(targets.indexOf("  - name: huawei"));
    targets +=
        targets
            .substring(9)
            .replace("huawei-ap-southeast-1", "stale")
            .replaceFirst("credentials: .*", "credentials: {CBR_TOKEN: CBR_TOKEN}");

    CommandLineRun run = check("--quiet");

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(report("").get("verdict").textValue()).isEqualTo("not-checked");
    assertNoCanary(run, ACCESS_KEY, SECRET_KEY, "a-token-that-no-target-may-use");
  }

  /** The drift that a target is known for is accepted for this target alone. */
  @Test
  void aBaselineIsForOneTarget() throws IOException {
    check();
    StringBuilder known = new StringBuilder("accepted:\n");
    for (JsonNode finding : report("otc-eu-nl").get("findings")) {
      known
          .append("  - {fingerprint: \"")
          .append(finding.get("fingerprint").textValue())
          .append("\", reason: known, expires: \"2999-01-01\"}\n");
    }
    Files.writeString(folder.resolve("known.yaml"), known);
    targets = targets.replace("name: otc-eu-nl", "name: otc-eu-nl\n    baseline: known.yaml");

    assertThat(check().status()).isOne();

    assertThat(report("").get("runs").findValuesAsText("verdict"))
        .containsExactly("drifted", "conformant", "conformant");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "edition: otc-2024-09 | edition: otc-1999 | 4 (/targets/0/edition) | otc-1999",
        "name: otc-eu-nl | name: OTC-eu-de | 7 (/targets/1/name) | another target has this name",
        "name: otc-eu-nl | name: ../otc | 7 (/targets/1/name) | only letters",
        "name: otc-eu-nl | names: otc | 7 (/targets/1/names) | the name is not known. Did you mean name? Use baseline",
        "endpoint: http | host: http | 3 (/targets/0/host) | the name is not known",
        "[\""
            + BACKUP
            + "\"] | [\"a\", \"..\"] | 10 (/targets/1/parameters/backup_id/1) | not an id",
        "[\"" + BACKUP + "\"] | ' ' | 10 (/targets/1/parameters/backup_id) | a string is expected",
        "CBR_TOKEN: OTC | CBR_TOKN: OTC | 11 (/targets/1/credentials/CBR_TOKN) | such as CBR_TOKEN",
        "CBR_TOKEN: OTC_TOKEN | CBR_TOKEN: canary_in_the_file"
            + " | 11 (/targets/1/credentials/CBR_TOKEN) | never a credential",
        "edition: otc-2024-09 | baseline: none.yaml | 4 (/targets/0/baseline) | cannot be read",
        "parameters: { | parameters: [ | 5 | this is not YAML",
        "targets: | target: | 1 (/target) | the name is not known. Did you mean targets? Use targets",
      })
  void anErrorNamesFileLineAndMember(String old, String changed, String where, String what)
      throws IOException {
    assertThat(targets).contains(old);
    targets = targets.replace(old, changed);

    CommandLineRun run = check();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(folder.resolve("targets.yaml") + ":" + where)
        .contains(what)
        .doesNotContain("canary");
    assertThat(folder.resolve("reports")).doesNotExist();
  }

  /** What only the check of one target finds out is told with the target's place in the file. */
  @Test
  void aTargetThatCannotBeUsedLeavesNoMergedReport() throws IOException {
    Path earlier = Files.createDirectory(folder.resolve("reports")).resolve("report.json");
    Files.writeString(earlier, "the report of the night before");
    targets = targets.replaceFirst("endpoint: http://", "endpoint: https://robin:canary@");

    CommandLineRun run = check();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains(folder.resolve("targets.yaml") + ":2 (/targets/0): otc-eu-de: ")
        .doesNotContain("canary");
    assertThat(earlier).doesNotExist();
    assertThat(folder.resolve("reports/otc-eu-nl/report.json")).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--endpoint=x",
        "--param=a=b",
        "--backup-id=x",
        "--recordings=x",
        "--allow=x",
        "--write-baseline=x",
        "--max-age=3d"
      })
  void anOptionForOneEndpointIsRefused(String option) throws IOException {
    CommandLineRun run = check(option);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("Either " + option.replaceFirst("=.*", "") + " or --targets");
  }
}
