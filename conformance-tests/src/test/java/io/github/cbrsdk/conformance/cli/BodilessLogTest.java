package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings that have the request and the status, and nothing else of the response. */
class BodilessLogTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Pets, version: '1'}
      servers: [{url: 'https://pets.example'}]
      paths:
        /pet:
          get:
            parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]
            responses:
              '200': {description: A pet., content: {application/json: {schema: {type: object}}}}
      """;

  /** An entry with a query and a status. */
  private static final Map<String, String> ENTRIES =
      Map.of(
          "nginx",
          """
          {"time_iso8601": "2020-01-01T00:00:00Z", "remote_addr": "192.0.2.1", "request_method": "GET", \
          "request_uri": "/pet%s", "host": "pets.example", "status": "%s"}
          """,
          "kong",
          """
          {"latencies": {}, "started_at": 1577836800000, "request": {"method": "GET", "url": \
          "https://pets.example/pet%s", "headers": {}}, "response": {"status": %s, "headers": {"a": "b"}}}
          """,
          "har",
          """
          {"log": {"entries": [{"startedDateTime": "2020-01-01T00:00:00Z", "request": {"method": "GET", \
          "url": "https://pets.example/pet%s", "headers": []}, "response": {"status": %s, "headers": \
          [{"name": "Content-Type", "value": "application/json"}], "content": {"size": 9}}}]}}
          """);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?limit=1 | 200 | 3 | NOT CHECKED",
        "?limit=1 | 418 | 1 | (status-undeclared)",
        "?limit=many | 200 | 3 | (request-invalid)",
        "?limit=1&more=1 | 200 | 3 | (parameter-undeclared)",
        "'' | 200 | 3 | (request-invalid)",
        "s/1 | 200 | 3 | (endpoint-undeclared)",
      })
  void whatIsKnownIsCheckedAndTheRestIsNot(String query, String status, int exit, String says)
      throws IOException {
    Path contract = Files.writeString(folder.resolve("pets.yaml"), CONTRACT);
    for (Map.Entry<String, String> each : ENTRIES.entrySet()) {
      Path log = log(each, query, status);

      CommandLineRun run = CommandLineRun.of("check", "--contract", contract, "--recordings", log);
      CommandLineRun old =
          CommandLineRun.of(
              "check", "--contract", contract, "--recordings", log, "--max-age", "30d");

      assertThat(run.out()).as(each.getKey() + run.err()).contains(says);
      assertThat(run.status()).as(run.out()).isEqualTo(exit);
      assertThat(old.out()).doesNotContain("(status-", "(request-", "(parameter-");
    }
  }

  /** What was checked of a log can be proposed, and the rest is not said to be checked. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?limit=1 | 200 | 3 | only the requests and statuses could be checked",
        "?limit=1 | 418 | 0 | the status was 418 in 1 of 1 exchanges.",
        "?limit=1 | 301 | 0 | the status was 301 in 1 of 1 exchanges.",
        "?limit=many | 200 | 1 | Not proposed: request-invalid at the request, since it is about",
        "?limit=1&more=1 | 200 | 1 | Not proposed: parameter-undeclared at the request, since",
      })
  void whatIsKnownOfALogIsProposed(String query, String status, int exit, String says)
      throws IOException {
    Path contract = Files.writeString(folder.resolve("pets.yaml"), CONTRACT);
    for (Map.Entry<String, String> each : ENTRIES.entrySet()) {
      Path log = log(each, query, status);

      CommandLineRun run =
          CommandLineRun.of("propose", "--contract", contract, "--recordings", log);

      assertThat((run.out() + run.err()).replaceAll("\\s+", " "))
          .as(each.getKey())
          .contains(says)
          .doesNotContain("Nothing could be checked");
      assertThat(run.status()).as(run.err()).isEqualTo(exit);
      if (exit == 0) {
        Path overlay = Files.writeString(folder.resolve("mine.yaml"), run.out());
        CommandLineRun check =
            CommandLineRun.of(
                "check", "--contract", contract, "--overlay", overlay, "--recordings", log);
        assertThat(check.out()).doesNotContain("status-undeclared", "DRIFTED");
      }
    }
  }

  private Path log(Map.Entry<String, String> entry, String query, String status)
      throws IOException {
    return Files.writeString(
        folder.resolve(entry.getKey() + ".json"), entry.getValue().formatted(query, status));
  }
}
