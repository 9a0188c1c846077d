package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each face of a report tells what its verdict does not cover, and why. */
class WhatIsNotCheckedTest {
  private static final String PATH =
      "/v3/5796a670482c590e0d9782bfcdc83011/backups/7e550720-bcda-42d9-8a00-4fb6f865c093";
  private static final String NOT_FOUND =
      "{\\\"error_code\\\": \\\"BackupService.6200\\\", \\\"error_msg\\\": \\\"None.\\\"}";

  @TempDir Path folder;

  private static String entry(String method, String url, int status, String body) {
    return """
        {"startedDateTime": "2026-01-02T03:04:05.000+0100",
         "request": {"method": "%s", "url": "%s", "headers": []},
         "response": {"status": %d, "content": {"mimeType": "application/json", "text": "%s"}}}
        """
        .formatted(method, url, status, body);
  }

  private static String ours(String host) {
    return entry("GET", "https://" + host + PATH, 404, NOT_FOUND);
  }

  private Path har(String... entries) throws IOException {
    return Files.writeString(
        folder.resolve("session.har"),
        "{\"log\": {\"entries\": [" + String.join(",", entries) + "]}}");
  }

  @Test
  void isInEveryFace() throws IOException {
    Path har =
        har(
            ours("cbr.example.com"),
            ours("cbr2.example.com"),
            entry("GET", "https://www.example.com/", 200, "<html>"),
            entry("OPTIONS", "https://cbr.example.com" + PATH, 200, ""),
            entry("GET", "https://cbr.example.com" + PATH, 304, ""),
            entry("GET", "https://cbr.example.com" + PATH, 200, ""));
    Path reports = folder.resolve("reports");

    CommandLineRun run =
        CommandLineRun.of(
            "check", "--recordings", har, "--edition", "any", "--report-dir", reports);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).startsWith("NOT CHECKED  2 of 3 exchanges checked");
    String printed = run.out().replaceAll("\\s+", " ");
    for (String reason :
        List.of(
            "1 exchange skipped: path: not declared in the contract",
            "1 exchange skipped: method: the contract has the path, but not with this method",
            "1 exchange skipped: status 304: not modified, so there is nothing to check",
            "responses of several hosts: cbr.example.com, cbr2.example.com",
            "the body was not exported")) {
      assertThat(printed).contains(reason);
      for (String face : List.of("summary.md", "junit.xml", "report.sarif", "report.html")) {
        assertThat(Files.readString(reports.resolve(face)).replace("&#39;", "'"))
            .as(face)
            .contains(reason);
      }
    }
    assertThat(reports.resolve("report.json"))
        .content()
        .containsPattern("\"skippedReasons\"\\s*:\\s*\\{\\s*\"method: the contract")
        .containsPattern("\"cbr2.example.com\"\\s*:\\s*1");
    assertThat(reports.resolve("exchanges.ndjson")).content().hasLineCount(3);
  }

  @Test
  void onlyTheHostsThatAreNamedAreTaken() throws IOException {
    Path har = har(ours("cbr.eu.example.com:8443"), ours("cinder.eu.example.com"), ours("h"));

    CommandLineRun run =
        CommandLineRun.of(
            "check", "--recordings", har, "--edition", "any", "--host", "CBR.*.example.com");

    assertThat(run.out())
        .startsWith("CONFORMANT  1 of 1 exchange checked")
        .contains("2 exchanges skipped: host: not one of --host");
    assertThat(CommandLineRun.of("check", "--host", "h").err())
        .contains("--host needs --recordings");
  }

  @Test
  void proposalsAreMadeOfTheNamedHostsOnly() throws IOException {
    Path har =
        har(
            ours("cbr.example.com"),
            entry("GET", "https://cinder.example.com" + PATH, 200, "{\\\"backup\\\": {}}"));

    CommandLineRun run =
        CommandLineRun.of(
            "propose", "--recordings", har, "--edition", "any", "--host", "cbr.example.com");

    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("There is nothing to propose");
  }

  @Test
  void agesAreReadInAnyFormAndNotBelievedFromTheFuture() throws IOException {
    String old = ours("h");
    String future = ours("h").replace("2026-01-02", "2999-01-02");

    CommandLineRun run =
        CommandLineRun.of(
            "check", "--recordings", har(old, future), "--edition", "any", "--max-age", "36500d");

    assertThat(run.out())
        .startsWith("NOT CHECKED  1 of 2")
        .contains("1 exchange: its time is in the future");
  }

  @Test
  void nothingButRefusalsIsNotChecked() throws IOException {
    String body = "{\\\"error_code\\\": \\\"APIGW.0301\\\", \\\"error_msg\\\": \\\"None.\\\"}";
    for (int status : List.of(401, 403, 429, 500, 502, 503)) {
      String refused = entry("GET", "https://h" + PATH, status, body);

      CommandLineRun run =
          CommandLineRun.of("check", "--recordings", har(refused, refused), "--edition", "any");

      assertThat(run.status()).as(run.out()).isNotZero();
      if (run.status() == 3) {
        assertThat(run.out()).startsWith("NOT CHECKED  0 of 2").contains("refused every request");
      }
    }
    String refused = entry("GET", "https://h" + PATH, 401, body);
    assertThat(
            CommandLineRun.of("check", "--recordings", har(refused, ours("h")), "--edition", "any")
                .out())
        .startsWith("CONFORMANT  2 of 2");
  }

  @Test
  void aRefusalThatIsRequiredIsChecked() throws IOException {
    Path stub =
        Files.writeString(
            folder.resolve("stub.json"),
            """
            {"request": {"method": "GET", "urlPath": "%s"},
             "response": {"status": 401, "headers": {"Content-Type": "application/json"},
                          "jsonBody": {"error_code": "APIGW.0301", "error_msg": "None."}},
             "metadata": {"required_status": 401}}
            """
                .formatted(PATH));

    assertThat(CommandLineRun.of("check", "--recordings", stub, "--edition", "any").out())
        .startsWith("CONFORMANT  1 of 1");
  }

  @Test
  void anEmptyContentTypeIsCalledEmpty() throws IOException {
    String entry =
        ours("h")
            .replace(
                "\"status\": 404,",
                "\"status\": 404, \"headers\": [{\"name\": \"Content-Type\", \"value\": \"\"}],");

    assertThat(CommandLineRun.of("check", "--recordings", har(entry), "--edition", "any").out())
        .contains("an empty Content-Type");
  }

  @Test
  void aRequestIdThatIsAUuidIsProposedAsOneMoreForm() throws IOException {
    String entry =
        ours("h")
            .replace(
                "\"status\": 404,",
                "\"status\": 404, \"headers\": [{\"name\": \"Content-Type\", \"value\":"
                    + " \"application/json\"}, {\"name\": \"X-Request-Id\", \"value\":"
                    + " \"2389ea61-f99c-486d-af92-3752a9ba323d\"}],");

    CommandLineRun run =
        CommandLineRun.of("propose", "--recordings", har(entry), "--edition", "any");

    assertThat(run.out()).contains("^[0-9a-f]{32}$|^[0-9a-fA-F]{8}(-");
    assertThat(run.status()).as(run.err()).isZero();
  }

  @Test
  void nullAndAbsentMeanTheSameToARule() throws IOException {
    Path overlay =
        Files.writeString(
            folder.resolve("edition.yaml"),
            """
            overlay: 1.0.0
            info: {title: The project may be null, version: '1'}
            actions:
              - target: $.components.schemas.Backup.properties.project_id
                update: {type: [string, 'null']}
            """);
    String url = "https://h" + PATH;
    String other = "0".repeat(32);

    for (String project : List.of("null", '"' + other + '"')) {
      String body = "{\"backup\": {\"project_id\": " + project + "}}";
      CommandLineRun run =
          CommandLineRun.of(
              "check",
              "--recordings",
              har(entry("GET", url, 200, body.replace("\"", "\\\""))),
              "--edition",
              overlay);

      assertThat(run.out().contains("project-is-the-requested-one"))
          .as(project)
          .isEqualTo(!project.equals("null"));
    }
  }

  @Test
  void theStandardInputIsReadOnce() throws IOException {
    java.io.InputStream before = System.in;
    System.setIn(Files.newInputStream(har(ours("h"))));
    try {
      CommandLineRun run =
          CommandLineRun.of(
              "check", "--recordings", "-", "--edition", "any", "--report-dir", folder);

      assertThat(run.out()).startsWith("CONFORMANT  1 of 1 exchange checked");
      assertThat(folder.resolve("exchanges.ndjson")).content().contains("\"standard-input#0\"");
    } finally {
      System.setIn(before);
    }
  }
}
