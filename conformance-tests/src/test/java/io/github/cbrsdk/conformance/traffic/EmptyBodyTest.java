package io.github.cbrsdk.conformance.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tells an empty body in a HAR from one that was not exported: exporters write the size 0 for both.
 */
class EmptyBodyTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Values, version: '1'}
      paths:
        /values:
          get:
            responses:
              '200': {description: A value., content: {application/json: {schema: {type: object}}}}
              '202':
                description: Nothing yet.
                headers: {Retry-After: {schema: {type: integer}}}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Nobody knows whether there was one.
        "200 | Server: x | {'size': 0} | 0 | unknown",
        "200 | Server: x | {'size': 0} | -1 | unknown",
        "200 | Server: x | {'size': 0, 'mimeType': 'application/json'} | 0 | unknown",
        "200 | Server: x | {'size': -1} | -1 | unknown",
        "200 | Server: x | {} | 0 | unknown",
        "200 | Server: x | {'text': ''} | -1 | unknown",
        "200 | Transfer-Encoding: chunked | {'size': 0} | 0 | unknown",
        "200 | Content-Length: 7 | {'size': 0} | 0 | unknown",
        // There was one.
        "200 | Server: x | {'size': 0} | 7 | unknown",
        "200 | Content-Length: 0 | {'size': 7} | 0 | unknown",
        "200 | Server: x | {'size': 7, 'text': ''} | 0 | unknown",
        // There was none.
        "200 | Content-Length: 0 | {'size': 0} | 0 | body-missing",
        "200 | content-length: 0 | {} | -1 | body-missing",
        "200 | Server: x | {'size': 0, 'text': ''} | 0 | body-missing",
        "200 | Server: x | {'size': 0, 'text': ''} | -1 | body-missing",
        // There should be none.
        "202 | Server: x | {'size': 0} | 0 | nothing",
        "202 | Server: x | {} | -1 | nothing",
        "202 | Content-Length: 0 | {'size': 0} | 0 | nothing",
        "202 | Retry-After: soon | {'size': 0} | 0 | type-changed",
      })
  void bodyIsMissingOnlyIfTheRecordingProvesIt(
      int status, String header, String content, int bodySize, String found) throws IOException {
    String[] parts = header.split(": ");
    Path har =
        Files.writeString(
            folder.resolve("values.har"),
            """
            {"log": {"entries": [{"request": {"method": "GET", "url": "/values", "headers": []},
             "response": {"status": %d, "headers": [{"name": "%s", "value": "%s"}], "bodySize": %d, "content": %s}}]}}
            """
                .formatted(status, parts[0], parts[1], bodySize, content.replace('\'', '"')));
    Contract contract = Contract.at(Files.writeString(folder.resolve("values.yaml"), CONTRACT));
    List<CheckedExchange> checked = new ArrayList<>();
    Recordings.at(har)
        .forEach(each -> checked.add(Conformance.of(contract).oneByOne().apply(each)));

    assertThat(checked).hasSize(1);
    assertThat(checked.get(0).notCheckedBecause())
        .isEqualTo(found.equals("unknown") ? "the body was not exported" : null);
    assertThat(checked.get(0).drifts("any").stream().map(each -> each.rule().id()).toList())
        .isEqualTo(found.contains("-") ? List.of(found) : List.of());
  }
}
