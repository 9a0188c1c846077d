package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract or overlay that cannot be used is said so, with file and line, in bounded time. */
class BrokenContractTest {
  private static final Path RECORDING = Path.of("src/main/recordings/any/life-2-available.json");
  private static final String BACKUP = "$.components.schemas.Backup";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello: [",
        "- 1",
        "a: 1",
        "overlay: 1.0.0",
        "overlay: 9.0.0\nactions: []",
        "\u0000",
        "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}",
        "just text"
      })
  void aFileThatIsNoOverlayIsWrongUsage(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("mine.yaml"), text);

    for (CommandLineRun run : everyCommandWith(file)) {
      assertThat(run.err()).contains("'" + file + "' is not an overlay", "mine.yaml");
      assertThat(run.status()).isEqualTo(2);
    }
  }

  @Test
  void aFileThatIsNoTextIsWrongUsage() throws Exception {
    Path file = folder.resolve("mine.yaml");
    Files.copy(new ByteArrayInputStream(new byte[] {(byte) 0xff, 0, 1}), file);

    for (CommandLineRun run : everyCommandWith(file)) {
      assertThat(run.err()).contains("is not an overlay: it is not UTF-8 text");
      assertThat(run.status()).isEqualTo(2);
    }
  }

  static Stream<Arguments> tooMuch() {
    String aliases =
        "a0: &a0 [x,x]\n"
            + Stream.iterate(1, i -> i < 16, i -> i + 1)
                .map(i -> "a%1$d: &a%1$d [*a%2$d,*a%2$d,*a%2$d]\n".formatted(i, i - 1))
                .reduce("", String::concat);
    return Stream.of(
        Arguments.of("aliases", aliases + overlay(BACKUP, "{}"), "aliases repeat too many values"),
        Arguments.of("a circle", overlay(BACKUP, "&a {x: *a}"), "has no anchor above it"),
        Arguments.of(
            "deep", overlay(BACKUP, "[".repeat(50_000) + "]".repeat(50_000)), "inside each other"),
        Arguments.of(
            "deeper than allowed",
            overlay(BACKUP, "{a: ".repeat(300) + "1" + "}".repeat(300)),
            "inside each other"),
        Arguments.of(
            "a large number",
            overlay(BACKUP, "{properties: {name: {maxLength: 1e1000000000}}}"),
            "more than 400 digits"),
        Arguments.of(
            "a small number",
            overlay(BACKUP, "{properties: {resource_size: {minimum: 1e-1000000000}}}"),
            "more than 400 digits"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooMuch")
  void whatIsTooMuchToReadIsRefusedWithItsLine(String kind, String text, String problem)
      throws Exception {
    Path file = Files.writeString(folder.resolve("mine.yaml"), text);

    for (CommandLineRun run : everyCommandWith(file)) {
      assertThat(run.err()).contains(problem).containsPattern("mine\\.yaml:[0-9]+: ");
      assertThat(run.status()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$.components.schemas.Backup | {iff: {a: 1}} | 'iff' is not known",
        "$.components.schemas.Backup | {x-contract-validations: [{id: c, message: m, rule: 'self.'}]} |"
            + " compiled",
        "$.paths['/v3/{project_id}/backups/{backup_id}'].get.responses | {foo: {description: x}} |"
            + " status",
        "$.paths['/v3/{project_id}/backups/{backup_id}'].get.responses | {2xx: {description: x}} |"
            + " status",
      })
  void anOverlayThatDoesNotCompileIsNoVerdict(String target, String update, String problem)
      throws Exception {
    Path file = Files.writeString(folder.resolve("mine.yaml"), overlay(target, update));

    for (CommandLineRun run : everyCommandWith(file)) {
      assertThat(run.err()).contains("The contract cannot be used", problem);
      assertThat(run.err()).containsPattern("\\.yaml:[0-9]+");
      assertThat(run.status()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pattern: 'a{1000000000}'", "minLength: 2147483647"})
  void aTextThatIsTooLongToBeMadeUpIsNoVerdict(String limit) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"), overlay(BACKUP, "{properties: {name: {" + limit + "}}}"));

    CommandLineRun run = CommandLineRun.of("self-test", "--edition", file);

    assertThat(run.err()).contains("No value can be made up").containsPattern("\\.yaml:[0-9]+");
    assertThat(run.status()).isEqualTo(4);
  }

  @Test
  void referencesThatStandForMillionsOfMembersAreRefused() throws Exception {
    StringBuilder schemas = new StringBuilder("{S20: {type: string}");
    for (int i = 0; i < 20; i++) {
      String next = "{$ref: '#/components/schemas/S" + (i + 1) + "'}";
      schemas.append(
          ", S%d: {type: object, properties: {a: %s, b: %s, c: %s}}"
              .formatted(i, next, next, next));
    }
    String text =
        overlay("$.components.schemas", schemas + "}")
            + "  - target: $.components.schemas.Backup\n"
            + "    update: {properties: {bomb: {$ref: '#/components/schemas/S0'}}}\n";
    Path file = Files.writeString(folder.resolve("mine.yaml"), text);

    CommandLineRun run = CommandLineRun.of("self-test", "--edition", file);

    assertThat(run.err()).contains("cbr.yaml:", "more than 50,000 members");
    assertThat(run.status()).isEqualTo(4);
  }

  @Test
  void aRuleWithLoopsInLoopsIsRefusedWhereItTakesTooLong() throws Exception {
    String rule = "self.children.all(a, self.children.all(b, self.children.all(c, c.id != '')))";
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"),
            overlay(
                BACKUP,
                "{x-contract-validations: [{id: cubic, message: m, rule: \"" + rule + "\"}]}"));
    String child = "{\"id\": \"b3617b70-ac9e-418f-8703-82f827affc00\"}";
    Path body =
        Files.writeString(
            folder.resolve("body.json"),
            "{\"backup\": {\"id\": \"b3617b70-ac9e-418f-8703-82f827affc00\", \"children\": ["
                + (child + ",").repeat(400)
                + child
                + "]}}",
            StandardCharsets.UTF_8);

    CommandLineRun run = CommandLineRun.of("check", "--recordings", body, "--edition", file);

    assertThat(run.err()).contains("mine.yaml:5: the rule of 'cubic' takes more than 4,000,000");
    assertThat(run.status()).isEqualTo(4);
  }

  private static String overlay(String target, String update) {
    return "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n  - target: "
        + target
        + "\n    update: "
        + update
        + "\n";
  }

  private CommandLineRun[] everyCommandWith(Path edition) {
    return new CommandLineRun[] {
      CommandLineRun.of("check", "--recordings", RECORDING, "--edition", edition),
      CommandLineRun.of("self-test", "--edition", edition),
      CommandLineRun.of("propose", "--recordings", RECORDING, "--edition", edition)
    };
  }
}
