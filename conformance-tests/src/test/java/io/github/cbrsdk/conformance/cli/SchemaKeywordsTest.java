package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas of any contract, with bodies that keep to them and bodies that do not. */
class SchemaKeywordsTest {
  private static final String FIVE =
      """
      {"request": {"method": "GET", "url": "/values"},
       "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "jsonBody": 5}}
      """;

  @TempDir private Path folder;

  static Stream<Arguments> schemas() {
    return Stream.of(
        of(
            "anyOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}]",
            "[1, 2]",
            "[\"a\"]",
            "!['a', 1]"),
        of(
            "anyOf: [{properties: {a: {type: integer}}, required: [a]},"
                + " {properties: {b: {type: string}}, required: [b]}]",
            "{'a': 1, 'b': 'x'}",
            "{'a': 1, 'b': 5}",
            "!{'a': 'x', 'b': 5}"),
        of(
            "anyOf: [{type: object, properties: {a: {properties: {b: {type: integer}}}}},"
                + " {type: object}]",
            "{'a': {'b': 1}}",
            "{'a': 1}",
            "{'c': 1}",
            "!1"),
        of(
            "oneOf: [{properties: {in: {properties: {a: {type: integer}}}}},"
                + " {properties: {in: {properties: {a: {type: string}}}}}]",
            "{'in': {'a': 'x'}}",
            "!{'in': {'a': true}}"),
        of(
            "{allOf: [{properties: {a: {type: integer}}}], properties: {b: {type: integer}},"
                + " additionalProperties: false}",
            "{'b': 1}",
            "!{'a': 1, 'b': 1}"),
        of("enum: [1, {a: 1.5, b: [2]}]", "1", "{'b': [2], 'a': 1.5}", "!{'a': 1.5, 'b': [3]}"),
        of(
            "{if: true, then: {properties: {m: {enum: [{a: [1]}, [1.5], [99999999999]]}}}}",
            "{'m': {'a': [1]}}",
            "{'m': {'a': [1.0]}}",
            "{'m': [1.50]}",
            "{'m': [99999999999]}",
            "!{'m': [2]}"),
        of(
            "{$id: 'https://x.example/root', $ref: 'list#one', $defs: {l: {$id: list,"
                + " $defs: {one: {$anchor: one, $ref: '#/$defs/two'}, two: {type: integer}}}}}",
            "1",
            "!'x'"),
        of(
            "{$id: 'https://x.example/root', properties: {list: {$ref: list}}, $defs: {"
                + "s: {$dynamicAnchor: each, type: string},"
                + " l: {$id: list, type: array, items: {$dynamicRef: '#each'},"
                + " $defs: {any: {$dynamicAnchor: each}}}}}",
            "{'list': ['a', 'b']}",
            "!{'list': ['a', 1]}"));
  }

  /** A body that does not keep to the schema has an exclamation mark. */
  private static Arguments of(String schema, String... bodies) {
    return Arguments.of(schema, Arrays.asList(bodies));
  }

  private CommandLineRun check(String schema, String body) throws IOException {
    String text = body.replace("'", "\"").replace("\"", "\\\"");
    Path recording =
        Files.writeString(
            folder.resolve("values.har"),
            """
            {"log": {"entries": [{"request": {"method": "GET", "url": "/values", "headers": []},
              "response": {"status": 200,
                "headers": [{"name": "Content-Type", "value": "application/json"}],
                "content": {"text": "%s"}}}]}}
            """
                .formatted(text));
    Path contract =
        Files.writeString(
            folder.resolve("values.yaml"),
            """
            openapi: 3.1.0
            info: {title: Values, version: '1'}
            paths:
              /values:
                get:
                  responses:
                    '200':
                      description: A value.
                      content:
                        application/json:
                          schema: {$ref: schema.yaml}
                          example: {list: [a]}
            """);
    Files.writeString(folder.resolve("schema.yaml"), schema);
    return CommandLineRun.of("check", "--contract", contract, "--recordings", recording);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void whatKeepsToASchemaConforms(String schema, List<String> bodies) throws IOException {
    for (String body : bodies) {
      boolean valid = !body.startsWith("!");
      CommandLineRun run = check(schema, valid ? body : body.substring(1));

      assertThat(run.out()).as(body + run.err()).startsWith(valid ? "CONFORMANT" : "DRIFTED");
    }
  }

  /** A schema, a body that does not keep to it, and what is said of it. */
  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of("uniqueItems: true", "['CANARY', 'CANARY']", "an array (it has two equal"),
        Arguments.of("multipleOf: 5", "7", "7 (it is not a multiple of 5)"),
        Arguments.of("multipleOf: 5", "1e999999999", "a number with too many digits to be judged"),
        Arguments.of("multipleOf: 0.1", "-1E+99999999999", "a number with too many digits"),
        Arguments.of(
            "uniqueItems: true", "['CANARY', 1e-99999999]", "a number with too many digits"),
        Arguments.of("not: {required: [a]}", "{'a': 'CANARY'}", "(it matches the schema in 'not')"),
        Arguments.of("dependentRequired: {a: [b]}", "{'a': 'CANARY'}", "(it lacks the member b)"),
        Arguments.of(
            "{contains: {type: integer}, minContains: 2}",
            "[1, 'CANARY']",
            "(it has too few elements that match the schema in 'contains')"),
        Arguments.of(
            "{contains: {type: integer}, maxContains: 1}",
            "[1, 2]",
            "(it has too many elements that match the schema in 'contains')"),
        Arguments.of(
            "{if: {required: [kind]}, then: {properties: {in: {items: {pattern: '^a'}}}}}",
            "{'kind': 1, 'in': ['a', 'CANARY']}",
            "an object (/in/* does not match the pattern \"^a\")"),
        Arguments.of(
            "propertyNames: {maxLength: 3}", "{'CANARY': 1}", "(it has a member whose name"),
        Arguments.of(
            "{patternProperties: {'^C': {type: integer}}}",
            "{'CANARY': 'CANARY'}",
            "(/* is not of the type integer)"),
        Arguments.of(
            "{properties: {a: true}, unevaluatedProperties: false}",
            "{'CANARY': 1}",
            "(it has an undeclared member)"),
        Arguments.of(
            "{unevaluatedItems: false, prefixItems: [true]}",
            "[1, 'CANARY']",
            "(it has more elements than are declared)"),
        Arguments.of("{enum: [1, {a: b}]}", "{'a': 'CANARY'}", "(it is not listed)"),
        Arguments.of(
            "{oneOf: [{type: object}, {required: [a]}]}",
            "{'a': 'CANARY'}",
            "(it matches more than one of the schemas in 'oneOf')"),
        Arguments.of(
            "{patternProperties: {C: {oneOf: [{required: [a]}, {required: [b]}]}}}",
            "{'CANARY': {'CANARY': 1}}",
            "(/* matches none of the schemas in 'oneOf')"),
        Arguments.of("{type: 'null', not: true}", "null", "null (it matches the schema in 'not')"),
        Arguments.of(
            "{dependentSchemas: {a: {properties: {list: {enum: [p, q]}}}}}",
            "{'a': 1, 'list': 'CANARY'}",
            "(/list is not one of \"p\", \"q\", as 'dependentSchemas' says for the member a)"),
        Arguments.of(
            "{properties: {a: true}, dependentSchemas: {a: false}}",
            "{'a': 'CANARY'}",
            "an object (it must not have the member a)"),
        Arguments.of(
            "{properties: {a: true}, dependentSchemas: {a: {not: {minProperties: 1}}}}",
            "{'a': 'CANARY'}",
            "(it matches the schema in 'not', as 'dependentSchemas' says for the member a)"),
        Arguments.of(
            "{properties: {a: true, b: true}, dependentSchemas: {a: {properties: {b: false}}}}",
            "{'a': 'CANARY', 'b': 1}",
            "(/b must not be there, as 'dependentSchemas' says for the member a)"),
        Arguments.of(
            "{properties: {a: true}, if: {required: [a]}, then: false}",
            "{'a': 'CANARY'}",
            "(it is not allowed by 'then', which is false)"),
        Arguments.of("{properties: {a: false}}", "{'a': 5}", "a is an integer, expected nothing"));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void whatIsWrongInsideAValueIsSaidWithoutTheValue(String schema, String body, String reason)
      throws IOException {
    CommandLineRun run = check(schema, body);

    assertThat(run.out().replaceAll("\\s+", " "))
        .as(run.err())
        .startsWith("DRIFTED")
        .contains(reason)
        .doesNotContain("CANARY");
  }

  /** An overlay changes what stands in a schema or what that refers to. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: integer, multipleOf: 5} | {multipleOf: 2}",
        "{type: integer, not: {minimum: 9}} | {not: {minimum: 3}}",
        "{type: integer, not: {$ref: '#/components/schemas/Large'}} | {not: {minimum: 3}}",
        "{type: integer, not: {$ref: '#/components/schemas/Large'}} | {}",
      })
  void editionsAreJudgedEachByItsOwnKeywords(String schema, String update) throws IOException {
    Path contract = OneResponse.contract(folder, "Value: " + schema + "\nLarge: {minimum: 9}");
    Path overlay =
        Files.writeString(
            folder.resolve("mine.yaml"),
            """
            overlay: 1.0.0
            info: {title: Mine, version: '1'}
            actions:
              - {target: $.components.schemas.Value, update: %s}
              - {target: $.components.schemas.Large, update: {minimum: 3}}
            """
                .formatted(update));
    Path body = Files.writeString(folder.resolve("five.json"), FIVE);
    for (String edition : List.of("any", "mine")) {
      CommandLineRun run =
          CommandLineRun.of(
              "check",
              "--contract",
              contract,
              "--overlay",
              overlay,
              "--edition",
              edition,
              "--recordings",
              body);

      assertThat(run.out())
          .as(edition + run.err())
          .startsWith(edition.equals("any") ? "CONFORMANT" : "DRIFTED");
    }
  }

  /** Keywords that a validator evaluates are compiled as well. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "not: {$ref: '#/missing'}",
        "{if: {type: string}, then: {$ref: 'http://x.example/y'}}",
        "dependentSchemas: {a: {type: text}}",
        "prefixItems: [{type: text}]",
        "not: {pattern: '(?<!x'}",
        "{$defs: {a: {$id: 'http://x.example/a'}, b: {$id: 'http://x.example/a'}},"
            + " $ref: 'http://x.example/a'}",
      })
  void aSchemaThatCannotBeEvaluatedIsAClearError(String schema) throws IOException {
    CommandLineRun run = check(schema, "'a'");

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("schema.yaml:1").doesNotContain("fault");
  }

  @Test
  void anotherDialectIsTold() throws IOException {
    CommandLineRun run = check("{$schema: 'http://x.example/own', not: {type: string}}", "1");

    assertThat(run.err()).contains("the dialect http://x.example/own is not known: the");
    assertThat(run.status()).isZero();
  }
}
