package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.cbrsdk.conformance.project.Readmes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A shell runs the commands of the recipes, and finds the files that the recipes publish. */
@Tag("nightly")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "they are commands of a Unix shell")
class RecipesIT {
  private static final Map<String, String> IDS =
      Map.of(
          "PROJECT_ID", "8f39aaa5729ad53c7891da33e83a9d40",
          "BACKUP_ID", "ac9130f4-547c-47d3-8e3a-655f20731ab2");

  @TempDir static Path temporary;

  private static ReadmeShell shell;

  @BeforeAll
  static void start() throws Exception {
    shell = new ReadmeShell(temporary);
  }

  @AfterAll
  static void stop() throws IOException {
    if (shell != null) {
      shell.close();
    }
  }

  private static String recipe(String name) throws IOException {
    return Readmes.marked("recipe: " + name);
  }

  private static void assertGreen(String commands, Map<String, String> more) throws Exception {
    Map<String, String> environment = new java.util.HashMap<>(IDS);
    environment.putAll(more);
    CommandLineRun run = shell.run("set -e\n" + commands, environment);
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).containsPattern("CONFORMANT  (\\d+) of \\1 exchanges checked");
  }

  @Test
  void gitHubGetsSummarySarifAndReports() throws Exception {
    JsonNode steps = new YAMLMapper().readTree(recipe("github")).at("/jobs/check/steps");
    Path summary = temporary.resolve("summary");

    assertGreen(
        String.join("\n", steps.findValuesAsText("run")),
        Map.of("GITHUB_STEP_SUMMARY", summary.toString()));

    assertThat(steps.findValuesAsText("uses"))
        .hasSize(4)
        .allMatch(uses -> uses.matches(".+@v\\d+"));
    assertThat(summary).content().contains("Conformant");
    assertThat(shell.folder().resolve(steps.findValue("sarif_file").textValue())).exists();
    assertThat(shell.folder().resolve(steps.findValue("path").textValue())).isNotEmptyDirectory();
  }

  @Test
  void gitLabGetsTestResults() throws Exception {
    JsonNode job = new YAMLMapper().readTree(recipe("gitlab")).get("conformance");
    StringBuilder script = new StringBuilder();
    job.get("script").forEach(line -> script.append(line.textValue()).append('\n'));

    assertGreen(script.toString(), Map.of());

    assertThat(shell.folder().resolve(job.at("/artifacts/reports/junit").textValue())).exists();
  }

  @Test
  void jenkinsGetsTestResults() throws Exception {
    String[] parts = recipe("jenkins").split("'''");

    assertGreen(parts[1], Map.of());

    assertThat(parts[2]).contains("testResults: 'report/junit.xml'", "'report/**'");
    assertThat(shell.folder().resolve("report/junit.xml")).exists();
  }

  @Test
  void cronMailsNothingUnlessTheStatusIsNotZero() throws Exception {
    Path home = Files.createDirectories(temporary.resolve("home/cbr"));
    Files.createSymbolicLink(
        home.resolve("cbr-conformance.jar"),
        Path.of("target/cbr-conformance.jar").toAbsolutePath());
    Path variables = home.resolve("environment");
    String line = recipe("cron").strip();
    assertThat(line).matches("(\\S+ ){5} .*").doesNotContain("%", "\n");
    String command = line.replaceFirst("(\\S+ ){5} ", "");
    Map<String, String> environment = Map.of("HOME", home.getParent().toString());

    Files.writeString(variables, exports(IDS.get("BACKUP_ID")));
    CommandLineRun green = shell.run(command, environment);
    Files.writeString(variables, exports("aaaaaaaa-0000-4000-8000-000000000003"));
    CommandLineRun other = shell.run(command, environment);

    assertThat(green.out()).isEmpty();
    assertThat(other.out()).contains("NOT CHECKED", "there is nothing with this id");
  }

  private static String exports(String backup) {
    return "export PROJECT_ID=%s BACKUP_ID=%s\n".formatted(IDS.get("PROJECT_ID"), backup);
  }

  /** No engine is needed: its instructions are few, and what it starts is started here. */
  @Test
  void theContainerRunsTheJarWithoutRights() throws Exception {
    Map<String, String> container = new java.util.HashMap<>();
    for (String line : Files.readAllLines(Path.of("Containerfile"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ", 2);
        assertThat(container.put(words[0], words[1])).as(line).isNull();
      }
    }
    assertThat(container).containsOnlyKeys("FROM", "COPY", "WORKDIR", "USER", "ENTRYPOINT", "CMD");
    assertThat(container.get("FROM")).matches("eclipse-temurin:\\d+-jre");
    assertThat(container.get("USER")).matches("[1-9]\\d*:[1-9]\\d*");
    List<String> copied = List.of(container.get("COPY").split(" "));
    assertThat(Path.of(copied.get(0))).exists();
    String entry = String.join(" ", words(container.get("ENTRYPOINT")));
    assertThat(entry).contains(" -jar " + copied.get(1));
    String inside =
        entry.replace(copied.get(1), "'" + Path.of(copied.get(0)).toAbsolutePath() + "' ");

    CommandLineRun built = shell.run(inside + String.join(" ", words(container.get("CMD"))), IDS);
    assertThat(built.out()).containsPattern("CONFORMANT  (\\d+) of \\1 exchanges checked");
    String run = recipe("container").replaceFirst("(?s).* cbr-conformance \\\\\n", "");
    assertThat(recipe("container")).contains(":" + container.get("WORKDIR") + "\"");
    assertGreen(inside + run, Map.of());
  }

  private static List<String> words(String json) throws IOException {
    return List.of(new ObjectMapper().readValue(json, String[].class));
  }
}
