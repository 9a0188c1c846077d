package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @TempDir Path folder;

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static void assertOneLine(CommandLineRun run, int status, String... parts) {
    assertThat(run.status()).isEqualTo(status);
    assertThat(run.err().strip()).contains(parts).doesNotContain("\n", "Exception", "\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFileIsNotReadAsOptions() throws IOException {
    Path options = Files.writeString(folder.resolve("options"), "--explain all");

    CommandLineRun run = CommandLineRun.of("check", "@" + options);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("@" + options);
  }

  @Test
  void namesAFileThatIsMissing() {
    Path missing = folder.resolve("missing.har");

    assertOneLine(
        CommandLineRun.of("check", "--recordings", missing),
        2,
        missing.toString(),
        "Check the path");
  }

  @Test
  void selfTestHasNoExchangesToChooseAnEditionBy() {
    assertOneLine(
        CommandLineRun.of("self-test", "--edition", "auto"), 2, "self-test needs one edition");
  }

  @ParameterizedTest
  @CsvSource({
    "check --only-success, --only-success needs --endpoint.",
    "check --max-rate 5, --max-rate needs --endpoint.",
    "check --ca ca.pem, --ca needs --endpoint.",
    "check --accept-reason known, --accept-reason needs --write-baseline.",
    "serve --max-rate -1, --max-rate must be more than 0.",
    "serve --max-rate 0, --max-rate must be more than 0."
  })
  void optionThatWouldDoNothingIsRefused(String arguments, String message) {
    assertOneLine(CommandLineRun.of((Object[]) arguments.split(" ")), 2, message);
  }

  @ParameterizedTest
  @CsvSource({
    "check, --recordings",
    "check, --report-dir",
    "editions, --recordings",
    "propose, --recordings",
    "serve, --recordings"
  })
  void variableThatIsNotSetIsNotThisFolder(String command, String option) {
    assertOneLine(
        CommandLineRun.of(command, option, ""), 2, "'" + option + "'", "it is empty. Name a file");
  }

  @Test
  void onlyRecordingsHaveAnAge() {
    assertOneLine(CommandLineRun.of("check", "--max-age", "1d"), 2, "--max-age", "--recordings");
  }

  @Test
  void namesAHarThatIsUnreadable() throws IOException {
    Path har = write("broken.har", "{\"log\": {\"entries\": [{");

    assertOneLine(
        CommandLineRun.of("check", "--recordings", har), 2, "broken.har", "export it again");
  }

  @Test
  void namesTheEditionsWhenOneIsUnknown() throws IOException {
    Path body = write("body.json", "{}");

    assertOneLine(
        CommandLineRun.of("check", "--recordings", body, "--edition", "otc-1999"),
        2,
        "otc-1999",
        "otc-2024-09",
        "huawei-my-2022-08");
  }

  @Test
  void doesNotCheckAgainstAContractThatItCannotCompile() throws IOException {
    Path body = write("body.json", "{}");
    Path overlay =
        write(
            "broken.yaml",
            """
            overlay: 1.0.0
            info: {title: A broken edition, version: 0.1.0}
            actions:
              - target: $.components.schemas.Backup.properties.name
                update: {pattern: '['}
            """);

    assertOneLine(
        CommandLineRun.of("check", "--recordings", body, "--edition", overlay),
        4,
        "nothing was checked");
  }

  @Test
  void patternThatNeverEndsIsAnErrorOfTheContractAndNamesTheExchange() throws IOException {
    write("body.json", "{\"backup\": {\"name\": \"%s!\"}}".formatted("a".repeat(60_000)));
    Path overlay =
        write(
            "endless.yml",
            """
            overlay: 1.0.0
            info: {title: An endless pattern, version: 0.1.0}
            actions:
              - target: $.components.schemas.Backup.properties.name
                update: {pattern: '(a+)+$'}
            """);

    assertOneLine(
        CommandLineRun.of("check", "--recordings", folder, "--edition", overlay),
        4,
        "endless.yml:5: the pattern (a+)+$ backtracks too much",
        "nothing was checked",
        "body.json");
  }

  @Test
  void saysWhyNothingWasCheckedAndWhatToDo() throws IOException {
    Path har = write("empty.har", "{\"log\": {\"entries\": []}}");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    String other = "{\"request\": {\"method\": \"GET\", \"url\": \"https://a.example/\"}}";
    Path foreign = write("foreign.har", "{\"log\": {\"entries\": [" + other + "]}}");

    for (Path nothing : List.of(har, empty)) {
      CommandLineRun run = CommandLineRun.of("check", "--recordings", nothing);
      assertThat(run.status()).isEqualTo(3);
      assertThat(run.err()).contains("there is no exchange in " + nothing, "Put in a HAR");
    }
    CommandLineRun run = CommandLineRun.of("check", "--recordings", foreign);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).contains("1 exchange skipped: path");
    assertThat(run.err()).contains("every exchange in " + foreign + " was skipped");
  }

  @Test
  void namesAFolderThatCannotBeWritten() throws IOException {
    Path file = write("file", "");

    CommandLineRun run = CommandLineRun.of("check", "--report-dir", file.resolve("report"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(file.toString()).doesNotContain("Exception");

    assertThat(CommandLineRun.of("check", "--report-dir", file).err().strip())
        .endsWith(file + ": it is a file, and a folder is needed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chekc",
        "check --recordings",
        "check --fail-on tuesday",
        "check --nope",
        "check --max-age foo",
        "check extra",
        "check --only-success"
      })
  void pointsToTheHelpWhenMisused(String arguments) {
    CommandLineRun run = CommandLineRun.of((Object[]) arguments.split(" "));

    assertOneLine(run, 2, "--help'");
    assertThat(run.err()).containsPattern("[^.!?][.!?] (Did you mean [^ ]+ )?Try '");
  }

  @Test
  void groupsTheOptions() {
    assertThat(CommandLineRun.of("check", "--help").out())
        .containsSubsequence(
            "\nOptions:\n",
            "--edition",
            "\nRecordings:\n",
            "--host",
            "\nReports and exit status:\n",
            "--report-dir",
            "\nKnown drift:\n",
            "--baseline",
            "\nA real endpoint:\n",
            "--endpoint",
            "--project-id");
  }

  /** The example of each command, as its help prints it, but for names of files and endpoints. */
  @Test
  void examplesWork() throws IOException {
    Files.copy(
        Path.of("src/main/recordings/otc-2024-09/server-with-one-disk.json"),
        folder.resolve("session.har"));
    for (String report : List.of("east", "west")) {
      CommandLineRun.of(
          "check",
          "--recordings",
          folder.resolve("session.har"),
          "--edition",
          "any",
          "--report-dir",
          folder.resolve("reports").resolve(report));
    }
    for (String command :
        List.of("check", "propose", "editions", "contract", "self-test", "merge")) {
      CommandLineRun run = CommandLineRun.of(example(command));
      assertThat(run.err()).as(command).doesNotContain("Try '", "Cannot");
      assertThat(run.status()).as(command).isIn(0, 1);
    }
    assertThat(folder.resolve("report/report.html")).exists();
    assertThat(folder.resolve("reports/all/report.html")).exists();
    for (String command : List.of("record", "serve")) {
      assertThat(example(command)).startsWith(command);
    }
  }

  private Object[] example(String command) {
    String help = CommandLineRun.of(command, "--help").out();
    String example = help.substring(help.indexOf("\nExample:\n  cbr-conformance ") + 28);
    return Arrays.stream(example.lines().findFirst().orElseThrow().split(" "))
        .map(each -> each.matches("[a-z]+([./][a-z]+)+|report") ? folder.resolve(each) : each)
        .toArray();
  }

  @Test
  void theExampleMakesAShellComplete() throws Exception {
    String help = CommandLineRun.of("completion", "--help").out();
    String example = help.split("Example:\n")[1].lines().findFirst().orElseThrow();
    Path script = write("completion.sh", CommandLineRun.of("completion").out());
    write(
        "ask.sh",
        """
        cbr-conformance() { cat '%s'; }
        %s
        compopt() { :; }  # works within a completion only
        COMP_WORDS=(cbr-conformance check --proj); COMP_CWORD=2
        _complete_cbr-conformance; echo "${COMPREPLY[@]}"
        """
            .formatted(script, example));
    Process bash =
        new ProcessBuilder("bash", folder.resolve("ask.sh").toString())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8).strip())
        .isEqualTo("--project-id");
  }

  @Test
  void saysWhatItCanDoWhenAskedForNothing() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("Usage: cbr-conformance", "check");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "check --help",
        "record --help",
        "serve --help",
        "propose --help",
        "editions --help",
        "self-test --help",
        "merge --help",
        "contract --help",
        "history --help",
        "proxy --help",
        "completion --help",
        "help --help"
      })
  void helpFitsATerminal(String arguments) {
    CommandLineRun run = CommandLineRun.of((Object[]) arguments.split(" "));

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Usage: cbr-conformance", "Exit status:")
        .contains(arguments.startsWith("-") ? "To begin with:" : "\nExample:\n  ");
    assertThat(run.out().split("Example:\n")[run.out().contains("Example:\n") ? 1 : 0])
        .as("the example is one line")
        .containsPattern(arguments.startsWith("-") ? "" : "^  .*cbr-conformance .*\n\n");
    assertThat(run.out())
        .as("no name is broken at the end of a line")
        .doesNotContainPattern("\\w[./:]\n {20,}[a-z]");
    assertThat(run.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .as("no command is broken at the end of a line")
        .noneMatch(line -> line.contains("mvn") && !line.startsWith("  mvn"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "serve", "merge", "self-test", "completion"})
  void helpOfACommandIsAnOptionAndACommand(String command) {
    CommandLineRun run = CommandLineRun.of("help", command);

    assertThat(run.status()).isZero();
    assertThat(run.out()).isNotEmpty().isEqualTo(CommandLineRun.of(command, "--help").out());
    assertThat(CommandLineRun.of("help").out()).isEqualTo(CommandLineRun.of("--help").out());
  }

  @ParameterizedTest
  @EnumSource
  void explainsEachRule(Rule rule) {
    CommandLineRun run = CommandLineRun.of("check", "--explain", rule.id());

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith(rule.id()).contains("meaning", "example", "impact");
  }

  @Test
  void listsTheRulesWhenOneIsUnknown() {
    assertOneLine(CommandLineRun.of("check", "--explain", "typo"), 2, "typo", "member-missing");
  }

  @Test
  void coloursAreForPeopleWhoWantThem() {
    Object[] args = {"check", "--explain", "member-missing"};

    assertThat(CommandLineRun.in(Map.of(), true, args).out()).contains("\u001b[");
    assertThat(CommandLineRun.in(Map.of("NO_COLOR", "1"), true, args).out())
        .doesNotContain("\u001b[");
    assertThat(CommandLineRun.in(Map.of(), false, args).out()).doesNotContain("\u001b[");
  }
}
