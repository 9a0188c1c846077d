package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that is not known is answered with the known one that was probably meant. */
class MisspeltNameTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Pets, version: '1'}
      paths:
        /pets/{petId}:
          get:
            operationId: showPet
            parameters:
              - {name: petId, in: path, required: true, schema: {type: string}}
              - {name: locale, in: query, schema: {type: string}}
            responses: {'200': {description: A pet.}}
        /owners: {get: {operationId: listOwners, responses: {'200': {description: Owners.}}}}
      """;

  @TempDir private Path folder;

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static void assertSuggests(String meant, CommandLineRun run) {
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(" Did you mean " + meant + "?").hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  /** Each name with a letter left out, with two letters exchanged, and in other letters. */
  private static List<String> misspelt(String name) {
    int middle = name.length() / 2;
    char[] swapped = name.toCharArray();
    swapped[1] = name.charAt(2);
    swapped[2] = name.charAt(1);
    return List.of(
        name.substring(0, middle) + name.substring(middle + 1),
        name.substring(1),
        new String(swapped),
        name.replace('-', '_') + "x");
  }

  private static Stream<String> rules() {
    return Stream.of(Rule.values()).map(Rule::id);
  }

  private static Stream<String> editions() {
    return Contract.bundled().editions().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rule(String rule) throws IOException {
    for (String wrong : misspelt(rule)) {
      Path impacts = write("impacts.yaml", wrong + ": breaking");

      assertSuggests(rule, CommandLineRun.of("check", "--explain", wrong));
      assertSuggests(rule, CommandLineRun.of("serve", "--inject", wrong + "@/backup/name"));
      assertSuggests(rule, CommandLineRun.of("check", "--impacts", impacts));
    }
  }

  @ParameterizedTest
  @MethodSource("editions")
  void edition(String edition) throws IOException {
    Path body = write("body.json", "{}");
    for (String wrong : misspelt(edition)) {
      for (String command : List.of("check", "propose")) {
        assertSuggests(
            edition, CommandLineRun.of(command, "--recordings", body, "--edition", wrong));
      }
      assertSuggests(edition, CommandLineRun.of("contract", "--edition", wrong));
      assertSuggests(edition, CommandLineRun.of("self-test", "--edition", wrong));
      Path targets =
          write(
              "targets.yaml",
              "targets: [{name: a, endpoint: cbr.example.com, edition: " + wrong + "}]");
      assertSuggests(
          edition, CommandLineRun.of("check", "--targets", targets, "--report-dir", folder));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "check --format jsno, json",
    "check --format TXT, text",
    "merge a --format jason, json",
    "history a --format txet, text",
    "contract --format ymal, yaml",
    "check --fail-on braking, breaking",
    "check --fail-on nevr, never",
    "check --annotations git, github",
    "check --endpoint h --project-id 1 --backup-id 2 --operation showBackups, showBackup",
    "check --endpoint h --project-id 1 --backup-id 2 --allow shwoBackup, showBackup",
    "check --endpoint h --project-id 1 --backup-id 2 --param backupid=3, backup_id",
    "help chekc, check",
    "help sefl-test, self-test",
    "hlep, help"
  })
  void otherName(String arguments, String meant) {
    assertSuggests(meant, CommandLineRun.of((Object[]) arguments.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({"petid, petId", "local, locale"})
  void parameterOfAnyContract(String wrong, String meant) throws IOException {
    Path contract = write("pets.yaml", CONTRACT);

    assertSuggests(
        meant,
        CommandLineRun.of(
            "check", "--contract", contract, "--endpoint", "https://h", "--param", wrong + "=1"));
  }

  @ParameterizedTest
  @CsvSource({
    "'accepted: [{fingerprnt: a}]', fingerprint",
    "'accepted: [{fingerprint: 0123456789abcdef, reasons: a}]', reason",
    "'acepted: []', "
  })
  void memberOfABaseline(String yaml, String meant) throws IOException {
    CommandLineRun run = CommandLineRun.of("check", "--baseline", write("known.yaml", yaml));

    if (meant != null) {
      assertSuggests(meant, run);
    }
    assertThat(run.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'endpont: h', endpoint",
    "'endpoint: h, credential: {CBR_TOKEN: A}', credentials",
    "'endpoint: h, credentials: {CBR_TOKNE: A}', CBR_TOKEN",
    "'endpoint: h, credentials: {CBR_ACCESSKEY: A}', CBR_ACCESS_KEY"
  })
  void memberOfTargets(String members, String meant) throws IOException {
    Path targets = write("targets.yaml", "targets: [{name: a, " + members + "}]");

    CommandLineRun run =
        CommandLineRun.in(
            Map.of("A", "secret"), false, "check", "--targets", targets, "--report-dir", folder);

    assertSuggests(meant, run);
  }

  @Test
  void impact() throws IOException {
    assertSuggests(
        "breaking",
        CommandLineRun.of("check", "--impacts", write("impacts.yaml", "sdk-loss: braking")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check --explain zzzzzzzzzzzz",
        "check --edition zzzzzzzzzzzz",
        "check --zzzzzzzzzzzz",
        "check --format zzzzzzzzzzzz",
        "serve --inject zzzzzzzzzzzz",
        "zzzzzzzzzzzz"
      })
  void suggestsNothingThatIsNotAlike(String arguments) {
    CommandLineRun run = CommandLineRun.of((Object[]) arguments.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("zzzzzzzzzzzz").doesNotContain("Did you mean");
  }

  @ParameterizedTest
  @CsvSource({
    "chekc, check",
    "check --reports-dir out, --report-dir",
    "check --recording a.har, --recordings",
    "check --edtion=any, --edition",
    "check --accept known.yaml, --baseline",
    "check --write-accepted known.yaml, --write-baseline",
    "check --endpont HOST, --endpoint",
    "check --project 1, --project-id",
    "serve --prot 1, --port",
    "merge --formt json, --format",
    "record --endpoint HOST --uot folder, --out",
    "proxy --taget HOST, --target"
  })
  void optionOrCommand(String arguments, String meant) {
    CommandLineRun run = CommandLineRun.of((Object[]) arguments.split(" "));

    assertSuggests(meant, run);
    assertThat(run.err()).contains("? Try 'cbr-conformance");
  }

  /** A value without its option: the line says what to write. */
  @ParameterizedTest
  @CsvSource({
    "check FILE, --recordings FILE",
    "propose FILE, --recordings FILE",
    "editions FILE, --recordings FILE",
    "serve FILE, --recordings FILE",
    "FILE, check --recordings FILE",
    "check missing.har, --recordings missing.har",
    "check recordings, --recordings recordings",
    "check cbr.example.com, --endpoint cbr.example.com",
    "check https://cbr.example.com, --endpoint https://cbr.example.com",
    "record https://cbr.example.com, --endpoint https://cbr.example.com",
    "proxy cbr.example.com, --target cbr.example.com",
    "check otc-2024-09, --edition otc-2024-09",
    "contract swiss-2025-05, --edition swiss-2025-05",
    "check member-missing, --explain member-missing",
    "serve 8080, --port 8080"
  })
  void valueWithoutItsOption(String arguments, String meant) throws IOException {
    String file = write("session.har", "{}").toString();

    CommandLineRun run = CommandLineRun.of((Object[]) arguments.replace("FILE", file).split(" "));

    assertSuggests(meant.replace("FILE", file), run);
    assertThat(run.err()).startsWith("Unexpected argument: '");
  }

  @Test
  void valueWithABlankIsQuoted() throws IOException {
    Path file = write("my session.har", "{}");

    assertSuggests("--recordings '" + file + "'", CommandLineRun.of("check", file));
  }
}
