package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The self-test injects drifts into bodies of each media type of JSON that a response has. */
class SampledMediaTypesTest {
  private static final Pattern ALL = Pattern.compile("(?m)^all +([0-9,]+) +([0-9,]+)$");
  private static final Pattern BRIEF = Pattern.compile("self-test ([0-9]+) of ([0-9]+)");

  @TempDir private Path folder;

  static Stream<List<String>> types() {
    return Stream.of(
        List.of("application/json", "application/hal+json"),
        List.of("application/json", "application/hal+json", "text/json"),
        List.of("application/json", "application/hal+json", "text/json", "application/*+json"),
        List.of("application/json", "application/*"),
        List.of("application/json", "text/csv", "*/*"));
  }

  /** A contract with media types, of which the last has a member with that schema, or nothing. */
  private Path contract(List<String> types, String last) throws IOException {
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < types.size(); i++) {
      String schema =
          "{schema: {type: object, required: [m%d], properties: {m%d: %s}}}"
              .formatted(i, i, i == types.size() - 1 ? last : "{type: string}");
      content.append(
          "            '%s': %s\n"
              .formatted(types.get(i), schema.contains("none") ? "{}" : schema));
    }
    return Files.writeString(
        folder.resolve("types.yaml"),
        """
        openapi: 3.1.0
        info: {title: Types, version: '1'}
        paths:
          /types:
            get:
              responses:
                '200':
                  description: A body of one of several types.
                  content:
        """
            + content.toString().indent(4));
  }

  private static long count(Pattern pattern, String text) {
    MatchResult found = pattern.matcher(text).results().findFirst().orElseThrow();
    assertThat(found.group(1)).isEqualTo(found.group(2));
    return Long.parseLong(found.group(1).replace(",", ""));
  }

  @ParameterizedTest
  @MethodSource("types")
  void eachFurtherTypeHasDriftsOfItsOwn(List<String> types) throws IOException {
    Path recording =
        Files.writeString(
            folder.resolve("body.json"),
            """
            {"request": {"method": "GET", "url": "/types"}, "response": {"status": 200, "headers": \
            {"Content-Type": "application/json"}, "jsonBody": {"m0": "a"}}}
            """);
    Path fewer = contract(types, "none");
    long before = count(ALL, CommandLineRun.of("self-test", "--contract", fewer).out());
    String checkedBefore =
        CommandLineRun.of("check", "--contract", fewer, "--recordings", recording).out();

    Path contract = contract(types, "{type: string}");
    CommandLineRun run = CommandLineRun.of("self-test", "--contract", contract);
    CommandLineRun check =
        CommandLineRun.of("check", "--contract", contract, "--recordings", recording);

    assertThat(count(ALL, run.out())).isGreaterThan(before + 10);
    assertThat(check.out()).startsWith("CONFORMANT");
    assertThat(count(BRIEF, check.out())).isGreaterThan(count(BRIEF, checkedBefore));
  }

  @ParameterizedTest
  @MethodSource("types")
  void typeOfWhichNoSampleIsMadeIsTold(List<String> types) throws IOException {
    Path contract = contract(types, "{type: string, pattern: '^(?=a)b$'}");

    CommandLineRun run = CommandLineRun.of("self-test", "--contract", contract);

    assertThat(run.out() + run.err()).contains("No value can be made up for");
  }
}
