package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests in recordings of which some have all headers, some a few, and some no credentials. */
class RecordedRequestTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Shop, version: '1'}
      paths:
        /items:
          post:
            parameters:
              - {name: X-Tenant, in: header, required: true, schema: {type: string}}
              - {name: X-Auth-Token, in: header, required: true, schema: {type: string}}
              - {name: session, in: cookie, required: true, schema: {type: string}}
            requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
            responses: {'200': {description: OK, content: {application/json: {schema: {type: object}}}}}
      """;

  @TempDir private Path folder;

  private Path recording(String format, List<String> headers) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String each : headers) {
      String[] parts = each.split(": ");
      lines.add(
          switch (format) {
            case "har" -> "{\"name\": \"%s\", \"value\": \"%s\"}".formatted(parts[0], parts[1]);
            case "wiremock" -> "\"%s\": {\"equalTo\": \"%s\"}".formatted(parts[0], parts[1]);
            default -> "\"%s\": \"%s\"".formatted(parts[0], parts[1]);
          });
    }
    String text =
        switch (format) {
          case "har" ->
              """
              {"log": {"entries": [{"request": {"method": "POST", "url": "https://shop.example/items",
               "bodySize": -1, "headersSize": -1, "headers": [%s]}, "response": {"status": 200, "headers":
               [{"name": "Content-Type", "value": "application/json"}], "content": {"text": "{}"}}}]}}
              """;
          case "wiremock" ->
              """
              {"request": {"method": "POST", "url": "/items", "headers": {%s}}, "response": {"status": 200,
               "headers": {"Content-Type": "application/json"}, "body": "{}"}}
              """;
          default ->
              """
              {"request": {"method": "POST", "url": "https://shop.example/items", "headers": {%s}}, \
              "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "body": {}}}
              """;
        };
    return Files.writeString(
        folder.resolve(format.equals("ndjson") ? "items.ndjson" : "items.json"),
        text.formatted(String.join(", ", lines)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Accept: */* | ",
        "User-Agent: x | X-Tenant",
        "Host: shop.example; Accept: */* | X-Tenant",
        "User-Agent: x; Cookie: other=1 | X-Tenant, session",
        "User-Agent: x; X-Tenant: a | ",
        "User-Agent: x; X-Tenant: a; Content-Length: 0 | body",
        "X-Tenant: a; Content-Length: 9 | ",
      })
  void onlyWhatARecordingWouldShowIsMissed(String headers, String missed) throws IOException {
    Path contract = Files.writeString(folder.resolve("shop.yaml"), CONTRACT);
    for (String format : List.of("har", "wiremock", "ndjson")) {
      Path recording = recording(format, List.of(headers.split("; ")));

      CommandLineRun run =
          CommandLineRun.of("check", "--contract", contract, "--recordings", recording);

      String found =
          run.out()
              .lines()
              .filter(line -> line.contains("the request lacks") || line.contains("without a body"))
              .map(line -> line.replaceFirst(" \\(request-invalid.*", ""))
              .map(line -> line.replaceFirst(".*[ ](\\S+)$", "$1"))
              .sorted()
              .collect(Collectors.joining(", "));
      assertThat(found).as(format + run.out() + run.err()).isEqualTo(missed == null ? "" : missed);
    }
  }

  @Test
  void selfTestHolds() throws IOException {
    Path contract = Files.writeString(folder.resolve("shop.yaml"), CONTRACT);

    assertThat(CommandLineRun.of("self-test", "--contract", contract).out())
        .contains("100 %; 0 false alarms");
  }

  @ParameterizedTest
  @CsvSource({"flag, true", "flag=, true", "flag=true, true", "flag=x, false", "plain=, false"})
  void emptyValueIsAllowedWhereTheContractSaysSo(String query, boolean allowed) throws IOException {
    Path contract =
        Files.writeString(
            folder.resolve("shop.yaml"),
            """
            openapi: 3.0.3
            info: {title: Shop, version: '1'}
            paths:
              /items:
                get:
                  parameters:
                    - {name: flag, in: query, allowEmptyValue: true, schema: {type: boolean}}
                    - {name: plain, in: query, schema: {type: boolean}}
                  responses: {'204': {description: None}}
            """);
    Path recording =
        Files.writeString(
            folder.resolve("items.ndjson"),
            """
            {"request": {"method": "GET", "url": "https://shop.example/items?%s"}, "response": {"status": 204, \
            "headers": {"Server": "x"}}}
            """
                .formatted(query));

    CommandLineRun run =
        CommandLineRun.of("check", "--contract", contract, "--recordings", recording);

    assertThat(run.out()).startsWith(allowed ? "CONFORMANT" : "DRIFTED");
  }
}
