package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar has every class that it needs, which the class path of the tests may hide. */
class RunnableJarIT {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Things, version: '1'}
      servers: [{url: 'https://things.example'}]
      paths:
        /thing:
          get:
            responses:
              '200':
                description: A thing.
                content: {application/json: {schema: {$ref: 'schemas.yaml#/Thing'}}}
      """;

  private static final String SCHEMAS =
      """
      Thing:
        type: object
        not: {required: [a, b]}
        properties:
          a: {type: array, uniqueItems: true, items: {type: integer}}
          b: {type: integer}
          c: {type: integer, multipleOf: 3}
        if: {required: [b]}
        then: {required: [c]}
      """;

  private static final String HAR =
      """
      {"log": {"entries": [{
        "request": {"method": "GET", "url": "https://things.example/thing", "headers": []},
        "response": {"status": 200,
          "headers": [{"name": "Content-Type", "value": "application/json"}],
          "content": {"text": "{\\"a\\": [1, 1]}"}}}]}}
      """;

  @TempDir Path folder;

  @Test
  void everyKeywordOfAContractInYamlIsJudged() throws Exception {
    Path contract = Files.writeString(folder.resolve("things.yaml"), CONTRACT);
    Files.writeString(folder.resolve("schemas.yaml"), SCHEMAS);

    Path thing = Files.writeString(folder.resolve("thing.har"), HAR);

    CommandLineRun run =
        Program.run(Map.of(), folder, "check", "--contract", contract, "--recordings", thing);

    assertThat(run.status()).as(run.err()).isEqualTo(1);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("expected a value that 'uniqueItems' allows", "(schema-violated)");
  }
}
