package io.github.cbrsdk.conformance.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}
