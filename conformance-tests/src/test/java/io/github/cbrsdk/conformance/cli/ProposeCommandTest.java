package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Extent;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProposeCommandTest {
  private static final String OVERLAY =
      """
      overlay: 1.0.0
      info: {title: t, version: '1'}
      actions:
        - target: $.info
          update: {x-note: nothing}
      """;

  @TempDir Path folder;

  @Test
  void withoutAnyExchangeNothingWasChecked() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    CommandLineRun run = CommandLineRun.of("propose", "--recordings", empty);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("Nothing could be checked");
  }

  @Test
  void proposalMayBuildOnAFile() throws IOException {
    Path overlay = Files.writeString(folder.resolve("mine.yaml"), OVERLAY);
    Path body = Files.writeString(folder.resolve("body.json"), "{\"backup\": {\"new\": 1}}");
    Path out = folder.resolve("out.yaml");

    CommandLineRun run =
        CommandLineRun.of("propose", "--recordings", body, "--edition", overlay, "--out", out);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(out)).contains("base: " + overlay);
    assertThat(Contract.bundled().edition(out.toString()).edition().title()).contains("mine.yaml");
  }

  private static ObjectNode recorded() throws IOException {
    try (InputStream recorded =
        Contract.class.getResourceAsStream(
            "/io/github/cbrsdk/conformance/recordings/otc-2024-09/server-with-one-disk.json")) {
      return (ObjectNode) new ObjectMapper().readTree(recorded).at("/response/jsonBody");
    }
  }

  private Path mapping(int status, String body) throws IOException {
    return Files.writeString(
        folder.resolve("mapping.json"),
        """
        {"request": {"method": "GET", "url": "/v3/5e1f0c9a7b3d4826a1c4e8f2097b6d53/backups/1"},
         "response": {"status": %d, "headers": {"Content-Type": "application/json"}, "body": "%s"}}
        """
            .formatted(status, body.replace("\"", "\\\"")));
  }

  @Test
  void nullForAReferenceIsProposedAndThenConforms() throws IOException {
    Path recording = mapping(200, "{\"backup\": null}");
    Path out = folder.resolve("out.yaml");

    CommandLineRun run =
        CommandLineRun.of("propose", "--recordings", recording, "--edition", "any", "--out", out);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(out)).contains("oneOf:", "BackupDetail", "type: 'null'");
    assertThat(CommandLineRun.of("check", "--recordings", recording, "--edition", out).status())
        .isZero();
  }

  @Test
  void proposalIsAnEditionByWhichTheSameRecordingsConform() throws IOException {
    Path recording = folder.resolve("body.json");
    Path out = folder.resolve("out.yaml");
    ObjectNode body = recorded();
    ((ObjectNode) body.get("backup")).put("new", "text").put("name", 5);
    Files.writeString(recording, body.toString());

    CommandLineRun proposed =
        CommandLineRun.of(
            "propose", "--recordings", recording, "--edition", "huawei-my-2022-08", "--out", out);
    CommandLineRun checked =
        CommandLineRun.of("check", "--recordings", recording, "--edition", out);

    assertThat(proposed.status()).as(proposed.err()).isZero();
    assertThat(checked.status()).as(checked.out() + checked.err()).isZero();
    assertThat(checked.out()).contains("CONFORMANT");
  }

  static List<String> foreignNames() {
    return Extent.of(
        4,
        List.of(
            "a\u001b[2Jb",
            "a\u009b31mb",
            "a\u202eb",
            "a\u2028b",
            "a\u00adb",
            "a\udb40\udc41b",
            "::error::x",
            "##[stop-commands]x",
            "x ##vso[task.complete]",
            "a\u00fc\ud83d\ude00b"));
  }

  @ParameterizedTest
  @MethodSource("foreignNames")
  void foreignNamesAreEscapedInTheProposalAndMeanTheSame(String name) throws IOException {
    ObjectNode body = recorded();
    ((ObjectNode) body.get("backup")).put(name, "text");
    Path recording = Files.writeString(folder.resolve("body.json"), body.toString());
    Path out = folder.resolve("out.yaml");

    CommandLineRun run =
        CommandLineRun.of("propose", "--recordings", recording, "--edition", "otc-2024-09");
    Files.writeString(out, run.out());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .matches("[ -~\n]*")
        .doesNotContain("##")
        .doesNotContainPattern("(?m)^\\s*::");
    assertThat(CommandLineRun.of("check", "--recordings", recording, "--edition", out).status())
        .isZero();
  }

  @Test
  void whatCannotBeAcceptedIsSaidInWordsAndTheRestIsPrinted() throws IOException {
    ObjectNode body = recorded();
    ((ObjectNode) body.get("backup")).put("new", "text").putNull("project_id");
    Path recording = mapping(200, body.toString().replace("\\", "\\\\"));

    CommandLineRun run =
        CommandLineRun.of("propose", "--recordings", recording, "--edition", "otc-2024-09");

    assertThat(run.status()).as(run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("new:", "Backup.properties.project_id", "to be applied after the overlay otc");
    // The URL asks for another backup.
    assertThat(run.err().replaceAll("\\s+", " "))
        .contains("Not proposed: invariant-violated at the response, since");
  }

  static List<String> texts() {
    return Extent.of(
        4,
        List.of(
            "2024-05-17T01:02:03.456+02:00[Europe/Berlin]",
            "[",
            "a]b[c",
            "(?<x>",
            "\\\\",
            "\\ud800",
            "\\u0000",
            "\\ud83d\\ude00",
            "a&&b",
            "{1,2}",
            "",
            "\\n"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textsOfAnyFormEndInNoFaultOfTheContract(String text) throws IOException {
    JsonNode body = recorded();
    String json = body.toString().replaceFirst("(\"created_at\":)\"[^\"]*\"", "$1\"\"");
    json = json.replace("\"created_at\":\"\"", "\"created_at\":\"" + text + "\"");
    json = json.replaceFirst("\"status\":\"[^\"]*\"", "\"status\":\"\"");
    Path recording = Files.writeString(folder.resolve("body.json"), json);
    Path reports = folder.resolve("reports");

    CommandLineRun run =
        CommandLineRun.of("propose", "--recordings", recording, "--edition", "otc-2024-09");
    CommandLineRun check =
        CommandLineRun.of(
            "check",
            "--recordings",
            recording,
            "--edition",
            "otc-2024-09",
            "--report-dir",
            reports);

    assertThat(run.status()).as(run.err()).isBetween(0, 1);
    assertThat(check.status()).as(check.err()).isEqualTo(1);
  }

  @Test
  void targetThatSelectsNothingInAFileIsAWarning() throws IOException {
    Path overlay =
        Files.writeString(folder.resolve("mine.yaml"), OVERLAY.replace("$.info", "$.infos"));
    Path recording = Files.writeString(folder.resolve("body.json"), recorded().toString());

    CommandLineRun run =
        CommandLineRun.of("check", "--recordings", recording, "--edition", overlay);

    assertThat(run.status()).isZero();
    assertThat(run.err().replaceAll("\\s+", " "))
        .contains("Warning:", "mine.yaml:4", "the target $.infos selects nothing in cbr.yaml.");
  }

  @Test
  void statusWhoseBodiesFitNoOtherIsNotProposed() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "propose", "--recordings", mapping(409, "{\"why\": 1}"), "--edition", "any");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().replaceAll("\\s+", " "))
        .contains("Not proposed: status-undeclared", "409", "write a schema for them");
  }
}
