package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCommandTest {
  private static final EffectiveContract CONTRACT = Contract.bundled().edition(Edition.ANY);
  private static final String PROJECT = "5796a670482c590e0d9782bfcdc83011";
  private static final String BACKUP = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private CommandLineRun record(UnaryOperator<String> change, Map<String, String> environment) {
    try (BuiltInRecordings recordings = BuiltInRecordings.open();
        EmbeddedEndpoint endpoint =
            EmbeddedEndpoint.start(
                consumer ->
                    recordings.all().forEach(each -> consumer.accept(changed(each, change))),
                CONTRACT)) {
      Map<String, String> all = new HashMap<>(environment);
      all.put("CBR_TOKEN", endpoint.token());
      return CommandLineRun.in(
          all,
          false,
          "record",
          "--out",
          folder.resolve("out"),
          "--max-rate",
          "1000",
          "--operation",
          "showBackup",
          "--endpoint",
          endpoint.uri(),
          "--project-id",
          PROJECT,
          "--backup-id",
          BACKUP);
    }
  }

  private static Exchange changed(Exchange exchange, UnaryOperator<String> change) {
    Response response = exchange.response();
    byte[] body = change.apply(new String(response.body(), UTF_8)).getBytes(UTF_8);
    return new Exchange(
        exchange.source(),
        exchange.recordedAt(),
        exchange.request(),
        new Response(response.status(), response.headers(), body));
  }

  private List<Path> written() throws IOException {
    if (!Files.exists(folder.resolve("out"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.sorted().toList();
    }
  }

  private String text() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : written()) {
      all.append(Files.readString(file));
    }
    return all.toString();
  }

  @Test
  void whatItRecordsConforms() throws IOException {
    CommandLineRun run = record(body -> body, Map.of());

    assertThat(run.status()).as(run.err() + run.out()).isZero();
    assertThat(written()).hasSize(5);
    CommandLineRun check =
        CommandLineRun.of(
            "check", "--edition", "huawei-my-2022-08", "--recordings", folder.resolve("out"));
    assertThat(check.out()).startsWith("CONFORMANT  5 of 5");
  }

  @Test
  void keepsNeitherIdsNorNamesNorTokens() throws IOException {
    CommandLineRun run = record(body -> body, Map.of());

    assertThat(run.out()).doesNotContain("warning");
    assertThat(text())
        .isNotEmpty()
        .doesNotContain(PROJECT, BACKUP, "orders", "before the upgrade", "embedded-")
        .contains("OS::Nova::Server", "available", "2021-03-18T02:14:07.318046")
        .contains("APIGW.0301", "BackupService.6200");
  }

  /** What a reader of a recording sees of a backup, beside what the service sent. */
  @Test
  void anIdIsAnotherOneOfTheSameFormWhereverItStood() throws IOException {
    StringBuilder sent = new StringBuilder();
    record(
        body -> {
          if (body.contains(BACKUP) && body.contains("\"children\"")) {
            sent.setLength(0);
            sent.append(body);
          }
          return body;
        },
        Map.of());

    JsonNode before = JSON.readTree(sent.toString()).get("backup");
    JsonNode recording = JSON.readTree(written().get(0).toFile());
    JsonNode after = recording.at("/response/jsonBody/backup");
    String id = after.get("id").textValue();
    assertThat(before.get("id").textValue()).isEqualTo(BACKUP);
    assertThat(before.at("/children/0/parent_id").textValue()).isEqualTo(BACKUP);
    assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").isNotEqualTo(BACKUP);
    assertThat(after.at("/children/0/parent_id").textValue()).isEqualTo(id);
    assertThat(recording.at("/request/urlPath").textValue())
        .isEqualTo("/v3/" + after.get("project_id").textValue() + "/backups/" + id);
    assertThat(after.get("name").textValue())
        .hasSameSizeAs(before.get("name").textValue())
        .isNotEqualTo(before.get("name").textValue());
    for (String kept : List.of("status", "created_at", "resource_type", "resource_size")) {
      assertThat(after.get(kept)).isEqualTo(before.get(kept));
    }
  }

  @Test
  void remembersWhatHadToFail() throws IOException {
    record(body -> body, Map.of());
    for (Path file : written()) {
      // As if the endpoint had let everybody in.
      Files.writeString(
          file,
          Files.readString(written().get(0))
              .replaceFirst(
                  "\"metadata\" : \\{",
                  "\"metadata\" : {" + requiredStatus(Files.readString(file))));
    }

    CommandLineRun run =
        CommandLineRun.of("check", "--edition", "any", "--recordings", folder.resolve("out"));

    assertThat(run.out())
        .startsWith("DRIFTED  2 breaking, 0 additive in 4 of 5")
        .contains("status-undeclared", "expected status 401", "expected status 404");
    assertThat(run.status()).isEqualTo(1);
  }

  private static String requiredStatus(String recording) throws IOException {
    JsonNode status = JSON.readTree(recording).at("/metadata/required_status");
    return status.isMissingNode() ? "" : "\"required_status\": " + status + ",";
  }

  @Test
  void keepsWhatACheckLooksAt() throws IOException {
    record(body -> body.replaceFirst("\"resource_size\": 60", "\"resource_size\": 6e1"), Map.of());

    assertThat(text()).contains("\"resource_size\": 6e1");
  }

  @Test
  void saysWhereAndWhenItWasRecorded() throws IOException {
    record(body -> body, Map.of());

    JsonNode metadata = JSON.readTree(written().get(0).toFile()).get("metadata");
    assertThat(metadata.get("recorded_at").textValue()).matches("\\d{4}-.*Z");
    assertThat(metadata.get("endpoint").textValue()).startsWith("http://localhost");
    assertThat(metadata.get("contract").textValue()).isEqualTo(CONTRACT.info().sha256());
    assertThat(metadata.has("sdk")).isTrue();
  }

  @Test
  void deletesEverythingWhenASecretIsFoundInIt() throws IOException {
    // A listed value is kept as it is, so this is the only place for a secret.
    String planted = "available";

    CommandLineRun run = record(body -> body, Map.of("CBR_PASSWORD", planted));

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("Nothing was kept").doesNotContain(planted);
    assertThat(run.out()).doesNotContain(planted);
    assertThat(written()).isEmpty();
  }

  @Test
  void warnsWhereTheServiceSentTheTokenBack() throws IOException {
    try (EchoingService service =
        new EchoingService(
            recording -> recording.replace("\"available\"", '"' + EchoingService.TOKEN + '"'))) {
      CommandLineRun run =
          CommandLineRun.in(
              service.login(),
              false,
              "record",
              "--only-success",
              "--out",
              folder.resolve("out"),
              "--max-rate",
              "1000",
              "--operation",
              "showBackup",
              "--endpoint",
              service.url(),
              "--project-id",
              PROJECT,
              "--backup-id",
              BACKUP);

      assertThat(run.out().replaceAll("\\s+", " "))
          .contains("warning", "returned a credential of the request");
      assertThat(run.err() + run.out()).doesNotContain(EchoingService.TOKEN);
      assertThat(text()).isNotEmpty().doesNotContain(EchoingService.TOKEN);
    }
  }

  @Test
  void aRecordedLoginIsKnownWithoutItsToken() throws IOException {
    record(body -> body, Map.of());

    List<JsonNode> headers = new ArrayList<>();
    for (Path file : written()) {
      headers.add(JSON.readTree(file.toFile()).at("/request/headers"));
    }
    JsonNode token = JSON.readTree("{\"X-Auth-Token\": {\"matches\": \".+\"}}");
    assertThat(headers).containsExactly(token, JSON.createObjectNode(), token, token, token);
  }

  @Test
  void doesNotTakeAnAccountForALeakThatIsNamedLikeTheService() throws IOException {
    CommandLineRun run =
        record(body -> body, Map.of("CBR_USERNAME", "backup", "CBR_DOMAIN", "localhost"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(written()).hasSize(5);
  }

  @Test
  void keepsAnEarlierRecording() throws IOException {
    record(body -> body, Map.of());
    String earlier = text();

    CommandLineRun run = record(body -> body, Map.of());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--out: " + folder.resolve("out") + " is not an empty folder");
    assertThat(run.err()).as("asked nothing").doesNotContain("1/5");
    assertThat(text()).isEqualTo(earlier);
  }

  @Test
  void recordingsThatAreTooOldAreNotChecked() throws IOException {
    record(body -> body, Map.of());
    for (Path file : written()) {
      Files.writeString(
          file,
          Files.readString(file)
              .replaceFirst(
                  "\"recorded_at\" : \"[^\"]+\"", "\"recorded_at\" : \"2020-01-01T00:00:00Z\""));
    }

    CommandLineRun run =
        CommandLineRun.of("check", "--recordings", folder.resolve("out"), "--max-age", "30d");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).startsWith("NOT CHECKED  0 of 5").contains("record it again");
  }

  @Test
  void saysWhatCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("out"), "a file where a folder is to be");

    CommandLineRun run = record(body -> body, Map.of());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--out: " + folder.resolve("out") + " is not an empty folder");
    assertThat(run.err()).doesNotContain("Exception");
  }
}
