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

  @TempDir Path folder;

  @Test
  void everyKeywordOfAContractInYamlIsJudged() throws Exception {
    Path contract = Files.writeString(folder.resolve("things.yaml"), CONTRACT);
    Files.writeString(folder.resolve("schemas.yaml"), SCHEMAS);

    CommandLineRun run =
        Program.run(Map.of(), folder, "self-test", "--contract", contract.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("schema-violated", "100 %; 0 false alarms");
  }
}
