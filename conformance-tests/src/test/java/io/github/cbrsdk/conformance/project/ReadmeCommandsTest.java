package io.github.cbrsdk.conformance.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that the README shows are commands of the program, with options that it has. */
class ReadmeCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:java (?:-\\S+ )*-jar \\S*cbr-conformance\\.jar|conformance-tests/cbr-conformance)"
              + " ((?:[^\\n"
              + "|&`]|\\\\\\n"
              + ")*)");

  static Stream<String> commands() throws IOException {
    String readme =
        Readmes.snippets().stream().map(Readmes.Snippet::text).collect(Collectors.joining("\n"));
    return COMMAND
        .matcher(readme)
        .results()
        .map((MatchResult found) -> found.group(1).replace("\\\n", " ").replace("\"", "").trim());
  }

  /** The options of a command that its help does not have. */
  private static List<String> unknownOptions(String command) {
    List<String> words = List.of(command.split("\\s+"));
    StringWriter help = new StringWriter();
    String[] args = {words.get(0), "--help"};
    int status = Main.run(args, new PrintWriter(help), new PrintWriter(help), Map.of(), false);
    assertThat(status).as("there is a command %s", words.get(0)).isZero();
    return words.stream()
        .filter(word -> word.startsWith("--"))
        .filter(option -> !help.toString().matches("(?s).*" + option + "\\b(?!-).*"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandsAreUnderstood(String command) {
    assertThat(unknownOptions(command)).isEmpty();
  }

  @Test
  void anOptionThatIsNotThereWouldBeNoticed() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(5);
    assertThat(unknownOptions("check --recording x --edition any")).containsOnly("--recording");
  }
}
