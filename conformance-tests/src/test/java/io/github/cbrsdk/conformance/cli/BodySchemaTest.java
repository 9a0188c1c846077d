package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which schema is that of a body: media types and ranges, files with equal names, and null. */
class BodySchemaTest {
  @TempDir private Path folder;

  private CommandLineRun check(String content, String type, String body) throws IOException {
    for (String file : new String[] {"a", "b"}) {
      Files.writeString(
          folder.resolve(file + ".yaml"),
          "components: {schemas: {Body: {type: object, properties: {%s: {type: integer}}}}}"
              .formatted(file));
    }
    Path contract =
        Files.writeString(
            folder.resolve("bodies.yaml"),
            """
            openapi: 3.1.0
            info: {title: Bodies, version: '1'}
            paths:
              /body:
                get:
                  responses:
                    '200': {description: A body., content: {%s}}
                    '404': {description: Another., content: {application/json: {schema: {$ref: 'b.yaml#/components/schemas/Body'}}}}
            """
                .formatted(content));
    String entry =
        """
        {"request": {"method": "GET", "url": "/body"}, "response": {"status": %d, "headers": \
        {"Content-Type": "%s"}, "body": "%s"}}
        """;
    String text = body.replace("\"", "\\\"");
    Path recordings = folder.resolve("recordings");
    Files.createDirectories(recordings);
    Files.writeString(recordings.resolve("1.json"), entry.formatted(404, "application/json", "{}"));
    Files.writeString(recordings.resolve("2.json"), entry.formatted(200, type, text));
    return CommandLineRun.of("check", "--contract", contract, "--recordings", recordings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Ranges
        "'*/*': {schema: {type: object, properties: {a: {type: integer}}}} | application/json |"
            + " {'a': 1} | {'a': 'x'}",
        "application/*: {schema: {type: object, properties: {a: {type: integer}}}} |"
            + " application/hal+json | {'a': 1} | {'a': 'x'}",
        "application/*+json: {schema: {type: object, properties: {a: {type: integer}}}} |"
            + " application/vnd.x+json | {'a': 1} | {'a': 'x'}",
        "'*/*': {schema: {type: string}} | text/plain | {'a': 1} |",
        // Several schemas
        "application/json: {schema: {type: object, properties: {a: {type: integer}}}},"
            + " application/hal+json: {schema: {type: object, properties: {b: {type: integer}}}} |"
            + " application/hal+json | {'b': 1} | {'a': 1}",
        "application/json: {schema: {type: object, properties: {a: {type: integer}}}},"
            + " application/*+json: {schema: {type: object, properties: {b: {type: integer}}}} |"
            + " application/json | {'a': 1} | {'b': 1}",
        // Schemas of one name in several files
        "application/json: {schema: {$ref: 'a.yaml#/components/schemas/Body'}} | application/json |"
            + " {'a': 1} | {'b': 1}",
        "application/json: {schema: {$ref: 'b.yaml#/components/schemas/Body', required: [b]}} |"
            + " application/json | {'b': 1} | {}",
        // Null beside several options
        "application/json: {schema: {oneOf: [{type: string}, {type: integer}, {type: 'null'}]}} |"
            + " application/json | null | true",
        "application/json: {schema: {properties: {v: {anyOf: [{type: object, required: [a]}, {type:"
            + " object, required: [b]}, {type: 'null'}]}}}} | application/json | {'v': null} | {'v': 1}",
        "application/json: {schema: {properties: {v: {type: object, anyOf: [{required: [a]}, {type:"
            + " object, required: [b]}, {type: 'null'}]}}}} | application/json | {'v': {'a': 1}} |"
            + " {'v': null}",
      })
  void bodyIsJudgedByItsOwnSchema(String content, String type, String good, String bad)
      throws IOException {
    CommandLineRun conforming = check(content, type, good.replace('\'', '"'));

    assertThat(conforming.out())
        .as(conforming.err())
        .startsWith("CONFORMANT")
        .contains("self-test");
    if (bad != null) {
      assertThat(check(content, type, bad.replace('\'', '"')).out()).startsWith("DRIFTED");
    }
  }
}
