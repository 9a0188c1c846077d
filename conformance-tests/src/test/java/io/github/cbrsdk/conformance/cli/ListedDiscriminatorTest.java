package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Discriminators whose schemas list the values of the member, by which they are told apart. */
class ListedDiscriminatorTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]| enum: [a.made, a.gone]"
            + " | const: b.made | {type: object}",
        "anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]| enum: [a.made]"
            + " | {$ref: '#/components/schemas/Kind'} | {enum: [b.made]}",
        "properties: {is: {enum: [a.made, b.made, Thing]}}| title: A | title: B | {type: object}",
      })
  void valuesThatASchemaListsAreDeclared(String thing, String a, String b, String kind)
      throws IOException {
    Path contract =
        Files.writeString(
            folder.resolve("things.yaml"),
            """
            openapi: 3.1.0
            info: {title: Things, version: '1'}
            paths:
              /pet:
                get:
                  responses:
                    '200':
                      description: A thing.
                      content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
            components:
              schemas:
                Kind: %s
                Thing: {%s, type: object, required: [is], discriminator: {propertyName: is}}
                A: {%s type: object, required: [is, a], properties: {is: %s, a: {type: integer}}}
                B: {%s type: object, required: [is, b], properties: {is: %s, b: {type: integer}}}
            """
                .formatted(
                    kind,
                    thing,
                    thing.startsWith("prop")
                        ? "allOf: [{$ref: '#/components/schemas/Thing'}],"
                        : "",
                    a.startsWith("{") ? a : "{%s}".formatted(a),
                    thing.startsWith("prop")
                        ? "allOf: [{$ref: '#/components/schemas/Thing'}],"
                        : "",
                    b.startsWith("{") ? b : "{%s}".formatted(b)));
    for (String body :
        List.of("{'is': 'a.made', 'a': 1}", "{'is': 'b.made', 'b': 1}", "!{'is': 'c', 'a': 1}")) {
      boolean valid = !body.startsWith("!");
      Path recording =
          Files.writeString(
              folder.resolve("thing.json"),
              """
              {"request": {"method": "GET", "url": "/pet"}, "response": {"status": 200, "headers": \
              {"Content-Type": "application/json"}, "jsonBody": %s}}
              """
                  .formatted(body.replace("!", "").replace('\'', '"')));

      CommandLineRun run =
          CommandLineRun.of("check", "--contract", contract, "--recordings", recording);

      assertThat(run.out()).as(body + run.err()).startsWith(valid ? "CONFORMANT" : "DRIFTED");
      assertThat(run.out()).contains("self-test").doesNotContain("not tried", "missed");
      assertThat(run.status()).isZero();
    }
  }
}
