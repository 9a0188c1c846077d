package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which schema is that of a body: media types and ranges, files with equal names, and null. */
class BodySchemaTest {
  private static final String V =
      "application/json;v=1: {schema: {type: object, properties: {a: {type: integer}}}},"
          + " 'application/json; v=\"2\"': {schema: {type: object, properties: {b: {type: integer}}}}";

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
        // Parameters of media types
        V + " | application/json;v=1 | {'a': 1} | {'b': 1}",
        V + " | Application/JSON; V=\\\"2\\\"; charset=utf-8 | {'b': 1} | {'a': 1}",
        V + ", application/json: {schema: {type: array}} | application/json;v=1 | {'a': 1} | []",
        V + ", application/json: {schema: {type: array}} | application/json;v=3 | [] | {'a': 1}",
        V + ", application/*: {schema: {type: array}} | application/json | [] | {'a': 1}",
        "application/json;b=2;a=1: {schema: {type: array}}, application/json;a=1: {schema: {type:"
            + " object}} | application/json; a=1; c=3; b=2 | [] | {}",
        "application/json;v=1: {schema: {type: array}} | application/json | [] | {}",
        // Bodies that are no JSON
        "text/plain: {schema: {type: string, pattern: '^v[0-9]$'}} | text/plain | v1 | x1",
        "text/plain: {schema: {enum: [up, down]}} | text/plain;charset=iso-8859-1 | up | Up",
        "text/csv: {schema: {type: string, maxLength: 3}} | text/csv | a,b | a,b,c",
        "text/csv: {schema: {type: string, maxLength: 3}} | text/csv;charset=iso-8859-1 | äöü | äöüß",
        "text/plain: {schema: {type: integer, minimum: 5}} | text/plain | 5 | 4",
        "text/plain: {schema: {type: integer, minimum: 5}} | text/plain | 5 | five",
        "text/*: {schema: {type: string, minLength: 2}} | text/html | <a | <",
        "text/plain: {schema: {oneOf: [{const: a}, {type: integer}]}} | text/plain | 7 | b",
        "text/plain: {schema: {type: string, minLength: 9}}, application/json: {schema: {type:"
            + " object}} | text/plain | {'a': 'b'} | {'a': 1}",
        "application/octet-stream: {schema: {type: string, format: binary}} |"
            + " application/octet-stream | anything |",
        "text/plain: {schema: {}} | text/plain | anything |",
        "application/octet-stream: {schema: {type: string, format: binary}} |"
            + " application/octet-stream | [section] |",
        "application/octet-stream: {} | application/octet-stream | {'a': 1 |",
        "application/toml: {schema: {type: string}} | application/toml | [section] |",
        "text/plain: {schema: {type: string}} | text/plain | [{ |",
        // Empty texts and files
        "text/csv: {schema: {type: string}} | text/csv; charset=utf-8 | `` |",
        "application/octet-stream: {schema: {type: string, format: binary}} |"
            + " application/octet-stream | `` |",
        "text/plain: {} | text/plain | `` |",
        "application/octet-stream: {} | application/octet-stream | `` |",
        "text/plain: {schema: {type: string, minLength: 1}} | text/plain | a | ``",
        "text/plain: {schema: {type: integer}} | text/plain | 1 | ``",
        "'*/*': {schema: {type: object}} | application/json | {} | ``",
        "text/xml: {} | text/xml | <a/> | ``",
        "application/text: {schema: {type: string, pattern: pong}} | application/text | pong | ping",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json",
        "application/json;v=3",
        "application/json;w=1",
      })
  void parametersThatAreNotDeclaredAreTold(String type) throws IOException {
    CommandLineRun run = check(V, type, "{}");

    assertThat(run.out().replaceAll("\\s+", " "))
        .as(run.err())
        .startsWith("DRIFTED")
        .contains("Content-Type application/json", "(media-type-undeclared)")
        .contains("a body of type application/json;v=1 or application/json;v=2");
  }

  @Test
  void parametersOfASingleMediaTypeMustNotDiffer() throws IOException {
    String one = "application/json;v=1: {schema: {type: object}}";

    assertThat(check(one, "application/json;v=2", "{}").out()).contains("(media-type-undeclared)");
    assertThat(check(one, "application/json", "{}").out()).startsWith("CONFORMANT");
  }

  @Test
  void mediaTypesThatAreTheSameAreTold() throws IOException {
    CommandLineRun run =
        check(
            "application/json: {schema: {type: array}}, application/json;charset=utf-8: {schema:"
                + " {type: object}}",
            "application/json",
            "{}");

    assertThat(run.err()).contains("application/json is declared twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/xml: {schema: {type: object, properties: {a: {type: string}}}} | application/xml | <a/>",
        "text/xml: {schema: {type: object}} | text/xml | <a/>",
        "application/x-ndjson: {schema: {type: object}} | application/x-ndjson | {} {}",
        "'*/*': {schema: {type: object}} | text/plain | a",
        "image/png: {schema: {type: string, maxLength: 9}} | image/png | a",
      })
  void bodyWhoseSchemaIsNotReadIsNotChecked(String content, String type, String body)
      throws IOException {
    CommandLineRun run = check(content, type, body);

    assertThat(run.out()).as(run.err()).startsWith("NOT CHECKED").contains("neither JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain: {schema: {type: string, pattern: '^v[0-9]$'}} | format-changed",
        "text/csv: {schema: {enum: [up, down]}} | enum-value-undeclared",
        "application/json: {schema: {properties: {a: {anyOf: [{type: string, format: date-time}, {const: ''}]}}}} | format-changed",
        "application/json: {schema: {properties: {a: {oneOf: [{enum: [up]}, {enum: [UP]}]}}}} | enum-value-undeclared",
        "text/plain: {schema: {type: string, maxLength: 3}} | range-exceeded",
        "text/plain: {schema: {type: integer, minimum: 5}} | media-type-undeclared",
        "text/plain: {schema: {type: string, pattern: '^(?=a)ab'}, example: ab} | media-type-undeclared",
      })
  void selfTestChangesTexts(String content, String rule) throws IOException {
    Path contract =
        Files.writeString(
            folder.resolve("texts.yaml"),
            """
            openapi: 3.1.0
            info: {title: Texts, version: '1'}
            paths: {/text: {get: {responses: {'200': {description: A text., content: {%s}}}}}}
            """
                .formatted(content));

    CommandLineRun run = CommandLineRun.of("self-test", "--contract", contract);

    assertThat(run.out()).as(run.err()).contains(rule, "100 %; 0 false alarms");
    assertThat(run.status()).isZero();
  }
}
