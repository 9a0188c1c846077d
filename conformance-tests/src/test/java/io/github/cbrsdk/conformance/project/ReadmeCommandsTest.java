package io.github.cbrsdk.conformance.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that the README shows are commands of the program, with options that it has. */
class ReadmeCommandsTest {
  private static final Pattern COMMAND =
      Pattern.compile("java -jar \\S*cbr-conformance\\.jar ((?:[^\\n|&]|\\\\\\n)*)");

  static Stream<String> commands() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    return COMMAND
        .matcher(readme)
        .results()
        .map((MatchResult found) -> found.group(1).replace("\\\n", " ").replace("\"", "").trim());
  }

  /** Parses the command without running it. */
  private static int explain(String command) {
    List<String> args = new ArrayList<>(List.of(command.split("\\s+")));
    args.add("--help");
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return Main.run(args.toArray(String[]::new), nowhere, nowhere, Map.of(), false);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandsAreUnderstood(String command) {
    assertThat(explain(command)).isZero();
  }

  @Test
  void anOptionThatIsNotThereWouldBeNoticed() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(5);
    assertThat(explain("check --recording x")).isEqualTo(2);
  }
}
