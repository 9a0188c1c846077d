package io.github.cbrsdk.conformance.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What continuous integration runs is what the README tells a reader to run. */
class SetUpCommandsTest {
  private static final Path PROJECT = Path.of("..");

  private static List<String> commandsOf(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> line.startsWith("mvn ")).toList();
  }

  @Test
  void continuousIntegrationRunsTheCommandsOfTheReadme() throws IOException {
    List<String> run = commandsOf(PROJECT.resolve(".ci/run"));

    assertThat(run).hasSize(2);
    assertThat(commandsOf(PROJECT.resolve("README.md"))).containsAll(run);
  }

  /** The script for Windows: read here, since it cannot run. */
  @Test
  void theScriptForWindowsStartsTheSame() throws IOException {
    String windows = Files.readString(Path.of("cbr-conformance.cmd"));
    String unix = Files.readString(Path.of("cbr-conformance"));

    assertThat(windows.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(options(windows)).isEqualTo(options(unix));
    assertThat(windows.lines().filter(line -> line.startsWith("\"%java%\"")))
        .hasSize(2)
        .allMatch(line -> line.contains("-jar \"%jar%\" "))
        .anyMatch(line -> line.endsWith(" %*"));
    // A path with a parenthesis, such as Program Files (x86), would end a block of parentheses.
    assertThat(windows.lines().filter(line -> line.startsWith("if ")))
        .noneMatch(line -> line.endsWith("("));
    for (String message : List.of("There is no ", "Making later starts quick")) {
      assertThat(windows).contains(message);
      assertThat(unix).contains(message);
    }
    assertThat(windows.lines()).endsWith("exit /b %errorlevel%");
  }

  private static List<String> options(String script) {
    return Pattern.compile("-X\\w*:[\\w:+=]+(?:=off)?")
        .matcher(script)
        .results()
        .map(MatchResult::group)
        .toList();
  }
}
