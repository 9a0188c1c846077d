package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Proposals for a document of OpenAPI 3.0: with them it is one of 3.0 as before. */
class OpenApi30ProposalTest {
  private static final Load YAML = new Load(LoadSettings.builder().build());
  private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\['([^']+)']");

  @TempDir private Path folder;

  /** A schema, a value, the schema with the proposal, and a value that is refused as before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{type: number, maximum: 5, exclusiveMaximum: true} | 7 | {type: number, maximum: 7} | 7.5",
        "{type: number, minimum: 5, exclusiveMinimum: true} | 5 | {type: number, minimum: 5} | 4.5",
        "{type: number, minimum: 5, exclusiveMinimum: false} | 4 | {type: number, minimum: 4,"
            + " exclusiveMinimum: false} | 3",
        "{type: number, minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true} | 0 |"
            + " {type: number, maximum: 9, exclusiveMaximum: true, minimum: 0} | 9",
        "{type: integer, multipleOf: 6, maximum: 99, exclusiveMaximum: true} | 9 | {type: integer,"
            + " multipleOf: 3, maximum: 99, exclusiveMaximum: true} | 99",
        "{type: string} | null | {type: string, nullable: true} | 1",
        "{type: string, nullable: false} | null | {type: string, nullable: true} | 1",
        "{type: string, nullable: true, maxLength: 2} | 'abc' | {type: string, nullable: true,"
            + " maxLength: 3} | 'abcd'",
        "{type: string, enum: [a]} | null | {type: string, enum: [a, null], nullable: true} | 'b'",
        "{type: string, enum: [a], nullable: true} | 'b' | {type: string, enum: [a, null, b], nullable:"
            + " true} | 'c'",
        "{type: string, minLength: 1} | 5 | {minLength: 1, anyOf: [{type: string}, {type: integer}]} | ''",
        "{type: string, nullable: true} | 5 | {nullable: true, anyOf: [{type: string}, {type: integer}]}"
            + " | true",
        "{type: string} | [] | {anyOf: [{type: string}, {type: array, items: {}}]} | 1",
        "{type: object, properties: {a: {type: string}}} | {'type': [], 'items': 1} | {type: object,"
            + " properties: {a: {type: string}, type: {description: Observed; to be described., type: array,"
            + " items: {}}, items: {description: Observed; to be described., type: integer}}} | {'b': 1}",
        "{type: integer} | 1.5 | {type: number} | 'a'",
        "{$ref: '#/components/schemas/Part'} | null | {nullable: true, oneOf: [{$ref:"
            + " '#/components/schemas/Part'}]} | 1",
        "{$ref: '#/components/schemas/Part'} | 'a' | {oneOf: [{$ref: '#/components/schemas/Part'}, {type:"
            + " string}]} | 1",
        "{nullable: true, allOf: [{$ref: '#/components/schemas/Part'}]} | {'b': 1} | {nullable: true,"
            + " allOf: [{$ref: '#/components/schemas/Part'}], properties: {b: {description: Observed; to be"
            + " described., type: integer}}} | {'c': 1}",
        "{oneOf: [{type: string}, {type: boolean}], nullable: true} | 1 | {oneOf: [{anyOf: [{type:"
            + " string}, {type: integer}]}, {type: boolean}], nullable: true} | 1.5",
        "{nullable: true, allOf: [{type: object, properties: {a: {maximum: 5, exclusiveMaximum: true}}}]} |"
            + " {'a': 5} | {nullable: true, allOf: [{type: object, properties: {a: {maximum: 5}}}]} | {'a': 6}",
        "{nullable: true, anyOf: [{type: string}, {type: boolean}]} | 1 | {nullable: true, anyOf: [{anyOf:"
            + " [{type: string}, {type: integer}]}, {type: boolean}]} | 1.5",
        "{type: object, properties: {a: {type: string}}} | {'b': null} | {type: object, properties: {a:"
            + " {type: string}, b: {description: Observed; to be described., enum: [null], nullable: true}}}"
            + " | {'b': 1}",
        "{type: array, items: {type: string, nullable: true}} | [1] | {type: array, items: {nullable:"
            + " true, anyOf: [{type: string}, {type: integer}]}} | [true]",
      })
  void documentWithTheProposalIsOneOf30(String schema, String value, String left, String refused)
      throws IOException {
    Path contract = contract(schema);
    String asWritten = Files.readString(contract);
    Path overlay = OneResponse.proposal(contract, recording(value));

    Map<String, Object> changed = yaml(asWritten);
    actions(overlay).forEach(action -> apply(action, changed));

    assertThat(schemaOfM(changed)).isEqualTo(schemaOfM(yaml(Files.readString(contract(left)))));
    String json = new ObjectMapper().writeValueAsString(changed);
    assertThat(new OpenAPIV3Parser().readContents(json).getMessages()).isEmpty();
    assertThat(json).contains("\"openapi\":\"3.0.3\"");
    Files.writeString(contract, asWritten);
    CommandLineRun check =
        CommandLineRun.of(
            "check",
            "--contract",
            contract,
            "--overlay",
            overlay,
            "--recordings",
            recording(refused));
    assertThat(check.out()).startsWith("DRIFTED");
  }

  private Path contract(String schema) throws IOException {
    return Files.writeString(
        folder.resolve("values.yaml"),
        """
        openapi: 3.0.3
        info: {title: Values, version: '1'}
        paths:
          /values:
            get:
              responses:
                '200':
                  description: A value.
                  content: {application/json: {schema: {type: object, properties: {m: %s}}}}
        components:
          schemas:
            Part: {type: object, properties: {a: {type: integer}}}
        """
            .formatted(schema));
  }

  private Path recording(String value) throws IOException {
    return Files.writeString(
        folder.resolve("values.json"),
        """
        {"request": {"method": "GET", "url": "/values"},
         "response": {"status": 200, "headers": {"Content-Type": "application/json"},
           "jsonBody": {"m": %s}}}
        """
            .formatted(value.replace('\'', '"')));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> yaml(String text) {
    return (Map<String, Object>) YAML.loadFromString(text);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> actions(Path overlay) throws IOException {
    return (List<Map<String, Object>>) yaml(Files.readString(overlay)).get("actions");
  }

  private static Object schemaOfM(Map<String, Object> document) {
    return at(
        document,
        List.of(
            "paths",
            "/values",
            "get",
            "responses",
            "200",
            "content",
            "application/json",
            "schema",
            "properties",
            "m"));
  }

  private static Object at(Object value, List<String> path) {
    for (String name : path) {
      value = Objects.requireNonNull(((Map<?, ?>) value).get(name), name);
    }
    return value;
  }

  /** Applies an action as any tool does: its target is a path of names. */
  private static void apply(Map<String, Object> action, Map<String, Object> document) {
    List<String> path =
        STEP.matcher((String) action.get("target"))
            .results()
            .map(step -> step.group(1) == null ? step.group(2) : step.group(1))
            .toList();
    if (action.get("update") instanceof Map<?, ?> update) {
      merge(at(document, path), update);
    } else {
      ((Map<?, ?>) at(document, path.subList(0, path.size() - 1)))
          .remove(path.get(path.size() - 1));
    }
  }

  @SuppressWarnings("unchecked")
  private static void merge(Object target, Map<?, ?> update) {
    update.forEach(
        (name, value) -> {
          Object old = ((Map<?, ?>) target).get(name);
          if (old instanceof Map && value instanceof Map<?, ?> more) {
            merge(old, more);
          } else {
            ((Map<Object, Object>) target).put(name, value);
          }
        });
  }
}
