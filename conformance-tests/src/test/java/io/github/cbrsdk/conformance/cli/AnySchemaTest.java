package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Extent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The self-test makes a sample of a response for every keyword of its schema. */
class AnySchemaTest {
  @TempDir Path folder;

  /** One that demands something of the value as a whole. */
  private static List<String> keywords() {
    return List.of(
        "{type: object, properties: {a: {}, b: {}}, maxProperties: 1}",
        "{type: object, properties: {a: {}, b: {}}, required: [b], maxProperties: 1}",
        "{type: object, maxProperties: 0}",
        "{type: object, additionalProperties: {type: integer}, minProperties: 2}",
        "{type: object, minProperties: 1}",
        "{type: object, patternProperties: {'^x': {type: integer}}, additionalProperties: false,"
            + " minProperties: 2}",
        "{type: object, propertyNames: {pattern: '^[a-z]{3}$'}, minProperties: 2}",
        "{type: object, propertyNames: {enum: [k, l]}, minProperties: 2}",
        "{type: object, required: [z]}",
        "{type: object, properties: {}, required: [z]}",
        "{type: object, required: [x1], patternProperties: {'^x': {type: integer}}}",
        "{type: object, required: [x1], additionalProperties: {type: integer, minimum: 5}}",
        "{type: object, properties: {a: {}, b: {}}, not: {required: [a, b]}}",
        "{type: array, minItems: 2}",
        "{type: array, items: {type: string}, maxItems: 0}",
        "{type: array, items: {type: integer}, minItems: 3, uniqueItems: true}",
        "{type: array, items: {enum: [a, b]}, minItems: 2, uniqueItems: true}",
        "{type: array, items: {type: boolean}, minItems: 2, uniqueItems: true}",
        "{type: array, minItems: 2, uniqueItems: true, items: {type: object, required: [at],"
            + " properties: {at: {type: string, format: date-time}}}}",
        "{type: array, prefixItems: [{type: string}, {type: integer}], items: false, minItems: 2}",
        "{type: array, prefixItems: [{type: string}], items: {type: boolean}, minItems: 3}",
        "{type: array, prefixItems: [{type: string}], unevaluatedItems: false}",
        "{type: array, contains: {const: 7}}",
        "{type: array, items: {type: integer}, contains: {minimum: 10}, minContains: 2}",
        "{type: array, items: {type: integer}, contains: {minimum: 10}, maxContains: 1,"
            + " minItems: 2}",
        "{type: array, contains: {properties: {k: {const: x}}, required: [k]}, items:"
            + " {type: object, required: [id], properties: {id: {}, k: {enum: [x, y]}}}}",
        "{type: string, not: {enum: [text, '1', '']}}",
        "{type: integer, not: {const: 1}}",
        "{type: number, exclusiveMinimum: 0, exclusiveMaximum: 1}",
        "{type: number, minimum: 3.1, maximum: 3.3, multipleOf: 0.25}",
        "{type: string, pattern: '^[A-Z]+$', minLength: 10, maxLength: 12}",
        "{type: string, pattern: '^[^a-z]{2}$'}",
        "{type: string, pattern: '^(?!admin)(?<name>[a-z]{9,})\\b$'}",
        "{type: string, format: email, maxLength: 10}",
        "{allOf: [{type: string, maxLength: 3}, {minLength: 2, pattern: '^a'}]}");
  }

  private CommandLineRun selfTest(Stream<String> schemas) throws Exception {
    StringBuilder contract =
        new StringBuilder("{openapi: 3.1.0, info: {title: Any, version: '1'}, paths: {");
    List<String> all = schemas.toList();
    for (int i = 0; i < all.size(); i++) {
      contract.append(
          """
          /v%d: {get: {responses: {'200': {description: A value.,
            content: {application/json: {schema: %s}}}}}},
          """
              .formatted(i, all.get(i)));
    }
    Path file = Files.writeString(folder.resolve("any.yaml"), contract + "}}\n");
    return CommandLineRun.of("self-test", "--contract", file);
  }

  private static void assertComplete(CommandLineRun run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("not tried", "missed ", "alarm ");
    assertThat(run.out()).contains(" 100 %; 0 false alarms");
    assertThat(run.status()).isZero();
  }

  @Test
  void hasASampleForEachKeyword() throws Exception {
    assertComplete(selfTest(keywords().stream()));
  }

  @Test
  void hasASampleForKeywordsThatStandTogether() throws Exception {
    for (int seed = 1; seed <= Extent.of(1, 20); seed++) {
      RandomSchema random = new RandomSchema(seed);
      assertComplete(selfTest(Stream.generate(random::next).limit(100).map(ObjectNode::toString)));
    }
  }

  /** OpenAPI leaves such headers to HTTP, as the length of a body is. */
  @Test
  void hasASampleOfARequestWhoseLengthIsDeclared() throws Exception {
    Path contract =
        Files.writeString(
            folder.resolve("length.yaml"),
            """
            openapi: 3.1.0
            info: {title: Lengths, version: '1'}
            paths:
              /notes:
                post:
                  parameters:
                    - {name: Content-Length, in: header, required: true, schema: {type: integer}}
                    - {name: X-Trace, in: header, required: true, schema: {type: integer}}
                  requestBody:
                    required: true
                    content: {application/json: {schema: {type: object}}}
                  responses: {'200': {description: Noted.}}
            """);

    assertComplete(CommandLineRun.of("self-test", "--contract", contract));
  }

  /** An option that no object takes says nothing about those of another one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: object, properties: {a: {}, b: {}}, oneOf: [{required: [a]}, {required: [b]}]}",
        "{oneOf: [{type: object, properties: {a: {}, b: {}}, required: [a]},"
            + " {type: object, properties: {a: {}, b: {}}, required: [b]}]}",
        "{anyOf: [{type: object, properties: {a: {}}, required: [a]},"
            + " {type: object, properties: {b: {}}, required: [b]}]}"
      })
  void memberThatAnotherOptionRequiresHasNotVanished(String schema) throws Exception {
    Path contract = OneResponse.contract(folder, "Value: " + schema);
    Path traffic = OneResponse.recording(folder, "{\"a\": 1}", 50);

    CommandLineRun run =
        CommandLineRun.of("check", "--contract", contract, "--recordings", traffic);

    assertThat(run.out()).startsWith("CONFORMANT  50 of 50");
  }
}
