package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses that HTTP sends without a body, of which contracts declare content all the same. */
class BodilessResponseTest {
  @TempDir private Path folder;

  private Path contract(String method, String status) throws IOException {
    return Files.writeString(
        folder.resolve("items.yaml"),
        """
        openapi: 3.1.0
        info: {title: Items, version: '1'}
        paths:
          /items:
            %s:
              responses:
                '%s': {description: A response., content: {application/json: {schema: {type: object, required: [a]}}}}
        """
            .formatted(method, status));
  }

  @ParameterizedTest
  @CsvSource({
    "head, 200, 200",
    "head, 404, 404",
    "delete, 204, 204",
    "delete, 2XX, 204",
    "put, default, 204",
    "post, 205, 205",
    "post, 2XX, 205",
    "get, 304, 304",
  })
  void noBodyIsMissing(String method, String declared, int sent) throws IOException {
    Path contract = contract(method, declared);
    Path recording =
        Files.writeString(
            folder.resolve("items.json"),
            """
            {"log": {"entries": [{"request": {"method": "%s", "url": "https://x.example/items"},
             "response": {"status": %d, "headers": [{"name": "Content-Type", "value": "application/json"}],
             "bodySize": 0, "content": {"size": 0, "text": ""}}}]}}
            """
                .formatted(method.toUpperCase(Locale.ROOT), sent));

    CommandLineRun run =
        CommandLineRun.of("check", "--contract", contract, "--recordings", recording);

    assertThat(run.out()).as(run.err()).startsWith("CONFORMANT");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"head, 200", "delete, 204", "get, 304", "delete, 2XX"})
  void selfTestInjectsNoMissingBody(String method, String status) throws IOException {
    CommandLineRun run = CommandLineRun.of("self-test", "--contract", contract(method, status));

    assertThat(run.out()).as(run.err()).contains("100 %; 0 false alarms");
    assertThat(run.status()).isZero();
  }
}
