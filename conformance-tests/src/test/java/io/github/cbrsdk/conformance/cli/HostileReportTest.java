package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.report.ReportSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an exchange is called and says, no face passes it on to steer who shows it. */
class HostileReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> PARTS =
      List.of(
          "::error::x",
          "##[stop-commands]x",
          "##vso[task.complete]x",
          "##teamcity[buildStop]",
          "\u001b[2J",
          "\u009b31m",
          "\u0007",
          "\b\b\b",
          "\r",
          "\n",
          "\u202e",
          "\u2066",
          "\u200b",
          "\u2028",
          "\ufeff",
          "\udb40\udc41",
          "</script><script>alert(1)</script>",
          "]]>",
          "|`*_",
          "&quot;\"'",
          "%0A::error::x",
          " ",
          " ",
          "name");

  @TempDir Path folder;

  private static String hostile(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }

  private static ObjectNode header(String name, String value) {
    return JSON.createObjectNode().put("name", name).put("value", value);
  }

  /** Two responses, of success and of an error, with a hostile text at every place. */
  private static ObjectNode har(Random random) {
    ObjectNode har = JSON.createObjectNode();
    ArrayNode entries = har.putObject("log").putArray("entries");
    for (int status : new int[] {200, 404}) {
      ObjectNode entry = entries.addObject().put("startedDateTime", "2026-01-02T03:04:05Z");
      ObjectNode request = entry.putObject("request").put("method", "GET");
      request.put(
          "url",
          "https://cbr.example/v3/0123456789abcdef0123456789abcdef/backups/"
              + "01234567-89ab-cdef-0123-456789abcdef");
      request.putArray("headers").add(header("X-Auth-Token", hostile(random)));
      ObjectNode response =
          entry.putObject("response").put("status", status).put("statusText", hostile(random));
      response
          .putArray("headers")
          .add(header("Content-Type", "application/json"))
          .add(header("X-Request-Id", hostile(random)))
          .add(header(hostile(random), hostile(random)));
      ObjectNode backup = JSON.createObjectNode();
      for (String member : List.of("id", "status", "created_at", "image_type", "project_id")) {
        backup.put(member, hostile(random));
      }
      ObjectNode extended = backup.putObject("extend_info");
      for (int i = 0; i < 1; i++) {
        backup.put(hostile(random), hostile(random));
        extended.put(hostile(random), i);
        backup.putArray("children").addObject().put(hostile(random), hostile(random));
      }
      ObjectNode body = JSON.createObjectNode();
      body.set("backup", backup);
      body.put(hostile(random), hostile(random));
      response
          .putObject("content")
          .put("mimeType", "application/json; x=" + hostile(random))
          .put("text", body.toString());
    }
    return har;
  }

  private static void assertHarmless(String face, String text, boolean commands) {
    text.lines()
        .forEach(
            line -> {
              assertThat(line).as(face).doesNotContain("##[", "##vso[", "##teamcity[");
              if (!commands) {
                assertThat(line.strip()).as(face).doesNotStartWith("::");
              }
            });
    text.codePoints()
        .filter(c -> c != '\n')
        .forEach(
            c ->
                assertThat(Character.getType(c))
                    .as("type of U+%04X in %s", c, face)
                    .isNotIn(
                        (int) Character.CONTROL,
                        (int) Character.FORMAT,
                        (int) Character.LINE_SEPARATOR,
                        (int) Character.PARAGRAPH_SEPARATOR,
                        (int) Character.SURROGATE));
  }

  @Test
  void nothingForeignSteersATerminalOrARunner() throws IOException {
    Random random = new Random(20261128);
    for (int round = 0; round < 2; round++) {
      Path recordings = Files.createDirectory(folder.resolve("r" + round));
      String name = hostile(random).replace("/", "").replace("\udb40\udc41", "");
      Files.writeString(
          recordings.resolve(name.substring(0, Math.min(80, name.length())) + ".har"),
          har(random).toString());
      Path out = folder.resolve("out" + round);

      CommandLineRun run = check(recordings);

      assertThat(run.status()).as(run.err()).isOne();
      assertHarmless("standard output", run.out(), false);
      assertHarmless("standard error", run.err(), false);
      CommandLineRun merged =
          CommandLineRun.of(
              "merge", stored("r" + round, run), "--report-dir", out, "--annotations", "github");
      assertThat(merged.out()).contains("\n::error ");
      assertHarmless("annotations", merged.out(), true);
      Map<String, String> faces = faces(out);
      assertThat(faces).hasSize(6);
      faces.forEach((face, text) -> assertHarmless(face, text, false));
    }
  }

  /** But for the contract's page, in which nothing is foreign. */
  private static Map<String, String> faces(Path out) throws IOException {
    Map<String, String> faces = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.toList()) {
        if (!file.endsWith("contract.html")) {
          faces.put(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    return faces;
  }

  /** All at once: the more is masked, the less may hold. */
  @Test
  void cookiesThatAreWordsOfAReportChangeNothingButValues() throws IOException {
    ObjectNode har = har(new Random(1));
    Path file = Files.writeString(folder.resolve("a.har"), har.toString());
    Path plain = stored("plain", check(file));
    List<String> words = new ArrayList<>();
    ReportSchema.read(plain).fieldNames().forEachRemaining(words::add);
    words.addAll(
        List.of("results", "failure", "script", "::error", "message", "version", "]}]}]}"));
    for (String word : words) {
      har.withArray("/log/entries/0/response/headers").add(header("Set-Cookie", word));
    }

    CommandLineRun run = check(Files.writeString(file, har.toString()));

    assertThat(run.status()).isOne();
    Path masked = stored("masked", run);
    assertThat(fingerprints(masked)).isEqualTo(fingerprints(plain));
    assertThat(CommandLineRun.of("merge", masked).status()).isOne();
  }

  /** Without a folder for reports, since proposals for so many odd texts take time. */
  private static CommandLineRun check(Path recordings) {
    return CommandLineRun.of(
        "check", "--recordings", recordings, "--edition", "any", "--format", "json");
  }

  private Path stored(String name, CommandLineRun run) throws IOException {
    Path file = Files.createDirectories(folder.resolve("stored-" + name)).resolve("report.json");
    return Files.writeString(file, run.out());
  }

  private static List<String> fingerprints(Path report) throws IOException {
    return ReportSchema.read(report).findValuesAsText("fingerprint");
  }
}
