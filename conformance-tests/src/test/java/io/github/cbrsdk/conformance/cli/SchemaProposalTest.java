package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Proposals for values that do not keep to a keyword, for each keyword at each kind of place. */
class SchemaProposalTest {
  private static final Load YAML = new Load(LoadSettings.builder().build());

  /** All keywords that a value can violate. */
  private static final List<String> KEYWORDS =
      List.of(
          ("type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength"
                  + " minLength pattern maxItems minItems uniqueItems maxContains minContains contains"
                  + " maxProperties minProperties required dependentRequired allOf anyOf oneOf not then"
                  + " else dependentSchemas prefixItems items properties patternProperties"
                  + " additionalProperties propertyNames unevaluatedItems unevaluatedProperties format"
                  + " $ref $dynamicRef")
              .split(" "));

  /**
   * A keyword, a schema, a body that violates it, the schema with the proposal, and a body that is
   * refused as before; {@code .} is none.
   */
  private static final List<String[]> CASES =
      Stream.of(
              "type | {type: integer} | 'a' | {type: [integer, string]} | true",
              "type | {type: integer} | 1.5 | {type: number} | true",
              "type | {type: integer} | null | {type: [integer, 'null']} | true",
              "type | {type: integer, enum: [1, 2]} | 'a' | {type: [integer, string], enum: [1, 2, a]} |"
                  + " 'b'",
              "type | false | {'a': 1} | {type: object, properties: {a: {type: integer}}} | 1",
              "enum | {enum: [a, b]} | 'c' | {enum: [a, b, c]} | 'd'",
              "enum | {enum: [1, 2.5]} | 3.5 | {enum: [1, 2.5, 3.5]} | 4",
              "enum | {enum: [1, a]} | true | {enum: [1, a, true]} | false",
              "enum | {enum: [1, {a: b}]} | {'a': 'c'} | {enum: [1, {a: b}, {a: c}]} | {'a': 'd'}",
              "enum | {type: [boolean, 'null'], enum: [true]} | null | {type: [boolean, 'null'], enum:"
                  + " [true, null]} | false",
              "const | {const: a} | 'b' | {enum: [a, b]} | 'c'",
              "const | {const: 1} | 'b' | {enum: [1, b]} | 2",
              "const | {type: integer, const: 1} | 'b' | {type: [integer, string], enum: [1, b]} | 'c'",
              "const | {const: {a: [1]}} | {'a': [2]} | {enum: [{a: [1]}, {a: [2]}]} | {'a': [3]}",
              "const | {const: null} | 5 | {enum: [null, 5]} | 6",
              "multipleOf | {multipleOf: 6} | 9 | {multipleOf: 3} | 4",
              "multipleOf | {multipleOf: 0.5} | 0.75 | {multipleOf: 0.25} | 0.1",
              "maximum | {maximum: 5} | 7 | {maximum: 7} | 8",
              "maximum | {maximum: 5} | 7.25 | {maximum: 7.25} | 7.5",
              "exclusiveMaximum | {exclusiveMaximum: 5} | 7 | {maximum: 7} | 7.1",
              "minimum | {minimum: 5} | -3 | {minimum: -3} | -4",
              "exclusiveMinimum | {exclusiveMinimum: 5} | 5 | {minimum: 5} | 4.9",
              "maxLength | {maxLength: 2} | 'abcd' | {maxLength: 4} | 'abcde'",
              "minLength | {minLength: 3} | 'a' | {minLength: 1} | ''",
              "pattern | {items: {pattern: '^[a-c]+$'}} | ['', '12'] | {items: {pattern:"
                  + " '^[a-c]+$|^$|^[0-9]{2}$'}} | ['123']",
              "pattern | {pattern: '^[a-c]{2}$'} | '12' | {pattern: '^[a-c]{2}$|^[0-9]{2}$'} | '123'",
              "maxItems | {maxItems: 1} | [1, 2, 3] | {maxItems: 3} | [1, 2, 3, 4]",
              "minItems | {minItems: 2} | [1] | {minItems: 1} | []",
              "uniqueItems | {uniqueItems: true, maxItems: 9} | ['a', 'a'] | {maxItems: 9} | .",
              "maxContains | {contains: {type: integer}, maxContains: 1} | [1, 2, 3] | {contains: {type:"
                  + " integer}, maxContains: 3} | [1, 2, 3, 4]",
              "minContains | {contains: {type: integer}, minContains: 3} | [1, 2] | {contains: {type:"
                  + " integer}, minContains: 2} | [1]",
              "minContains | {contains: {type: integer}, minContains: 2, maxContains: 3} | ['a'] |"
                  + " {contains: {type: integer}, minContains: 0, maxContains: 3} | [1, 2, 3, 4]",
              "contains | {contains: {type: integer}} | ['a'] | {contains: {type: integer}, minContains:"
                  + " 0} | .",
              "maxProperties | {maxProperties: 1} | {'a': 1, 'b': 2} | {maxProperties: 2} | {'a': 1, 'b':"
                  + " 2, 'c': 3}",
              "minProperties | {properties: {a: true, b: true}, minProperties: 2} | {'a': 1} |"
                  + " {properties: {a: true, b: true}, minProperties: 1} | {}",
              "required | {properties: {a: true, b: true}, required: [a, b]} | {'a': 1} | {properties:"
                  + " {a: true, b: true}, required: [a]} | {}",
              "dependentRequired | {dependentRequired: {a: [b], c: [d]}} | {'a': 1} | {dependentRequired:"
                  + " {c: [d]}} | {'c': 1}",
              "dependentRequired | {type: object, dependentRequired: {a: [b]}} | {'a': 1} | {type:"
                  + " object} | 1",
              "allOf | {allOf: [{type: integer}, {maximum: 5}]} | 7 | {allOf: [{type: integer},"
                  + " {maximum: 7}]} | 8",
              "anyOf | {anyOf: [{type: integer}, {type: boolean}]} | 'a' | {anyOf: [{type: [integer,"
                  + " string]}, {type: boolean}]} | 1.5",
              "oneOf | {oneOf: [{type: integer}, {minimum: 5, type: number}]} | 7 | {anyOf: [{type:"
                  + " integer}, {minimum: 5, type: number}]} | 1.5",
              "oneOf | {anyOf: [{minimum: 0}, {maximum: -9}], oneOf: [{multipleOf: 2}, {multipleOf: 3}]} |"
                  + " 6 | {anyOf: [{minimum: 0}, {maximum: -9}], allOf: [{anyOf: [{multipleOf: 2},"
                  + " {multipleOf: 3}]}]} | .",
              "not | {type: object, not: {required: [a]}} | {'a': 1} | {type: object} | 1",
              "then | {if: {required: [a]}, then: {required: [b, c]}} | {'a': 1, 'c': 1} | {if:"
                  + " {required: [a]}, then: {required: [c]}} | {'a': 1}",
              "then | {type: object, if: {required: [a]}, then: {required: [b]}} | {'a': 1} | {type:"
                  + " object} | 1",
              "then | {type: object, if: {required: [a]}, then: false} | {'a': 1} | {type: object} | 1",
              "else | {type: object, if: {required: [a]}, then: {required: [c]}, else: {properties: {b:"
                  + " {maximum: 5}}}} | {'b': 9} | {type: object, if: {required: [a]}, then: {required: [c]},"
                  + " else: {properties: {b: {maximum: 9}}}} | {'b': 10}",
              "dependentSchemas | {dependentSchemas: {a: {properties: {b: {enum: [x]}}}}} | {'a': 1, 'b':"
                  + " 'z'} | {dependentSchemas: {a: {properties: {b: {enum: [x, z]}}}}} | {'a': 1, 'b': 'y'}",
              "prefixItems | {prefixItems: [{type: integer}]} | ['a'] | {prefixItems: [{type: [integer,"
                  + " string]}]} | [true]",
              "prefixItems | {prefixItems: [true, false]} | [1, 'a'] | {prefixItems: [true, {type:"
                  + " string}]} | [1, 2]",
              "items | {items: {type: integer}} | ['a'] | {items: {type: [integer, string]}} | [true]",
              "items | {items: false} | ['a'] | {items: {type: string}} | [1]",
              "items | {prefixItems: [true], items: false} | [1, 'a'] | {prefixItems: [true], items:"
                  + " {type: string}} | [1, 2]",
              "items | {prefixItems: [true], items: {maximum: 5}} | [1, 7] | {prefixItems: [true], items:"
                  + " {maximum: 7}} | [1, 8]",
              "properties | {properties: {a: false}} | {'a': 1} | {properties: {a: {type: integer}}} |"
                  + " {'a': 'b'}",
              "patternProperties | {patternProperties: {'^x': {type: integer}}} | {'xa': 'b'} |"
                  + " {patternProperties: {'^x': {type: [integer, string]}}} | {'xa': true}",
              "patternProperties | {patternProperties: {'^x': false}} | {'xa': 'b'} | {patternProperties:"
                  + " {'^x': {type: string}}} | {'xa': 1}",
              "additionalProperties | {type: object, properties: {a: {type: integer}},"
                  + " additionalProperties: false} | {'b': 1} | {type: object, properties: {a: {type:"
                  + " integer}, b: {description: Observed; to be described., type: integer}},"
                  + " additionalProperties: false} | {'b': 'c'}",
              "additionalProperties | {additionalProperties: {type: integer}} | {'b': 'c'} |"
                  + " {additionalProperties: {type: [integer, string]}} | {'b': true}",
              "additionalProperties | {patternProperties: {'^x': true}, additionalProperties: false} |"
                  + " {'b': 1, 'xa': 1} | {patternProperties: {'^x': true}, additionalProperties: false,"
                  + " properties: {b: {description: Observed; to be described., type: integer}}} | {'c': 1}",
              "propertyNames | {propertyNames: {maxLength: 2}} | {'aaa': 1, 'b': 1} | {propertyNames:"
                  + " {anyOf: [{maxLength: 2}, {enum: [aaa]}]}} | {'bbb': 1}",
              "propertyNames | {propertyNames: false} | {'a': 1} | {propertyNames: {enum: [a]}} | {'b': 1}",
              "unevaluatedItems | {prefixItems: [true], unevaluatedItems: false} | [1, 'a'] |"
                  + " {prefixItems: [true], unevaluatedItems: {type: string}} | [1, 2]",
              "unevaluatedItems | {prefixItems: [true], unevaluatedItems: {maximum: 5}} | [1, 7] |"
                  + " {prefixItems: [true], unevaluatedItems: {maximum: 7}} | [1, 8]",
              "unevaluatedProperties | {properties: {a: true}, unevaluatedProperties: false} | {'b': 1} |"
                  + " {properties: {a: true, b: {description: Observed; to be described., type: integer}},"
                  + " unevaluatedProperties: false} | {'c': 1}",
              "format | {format: int32} | 3000000000 | {format: int64} | 99999999999999999999",
              "format | {format: uuid} | 'a-1' | {pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}"
                  + "-[0-9a-fA-F]{12}$|^[0-9a-f]-[0-9]$'} | 'a-11'",
              "format | {format: date} | '1/2' | {anyOf: [{format: date}, {pattern: '^[0-9][/][0-9]$'}]} |"
                  + " '11/2'",
              "$ref | {$defs: {a: {maximum: 5}}, properties: {b: {$ref: '#/components/schemas/Other'}}} |"
                  + " {'b': 7} | {$defs: {a: {maximum: 5}}, properties: {b: {$ref:"
                  + " '#/components/schemas/Other'}}} | {'b': 8}",
              "$dynamicRef | {$dynamicAnchor: node, properties: {a: {multipleOf: 6}, in: {$dynamicRef:"
                  + " '#node'}}} | {'in': {'in': {'a': 9}}} | {$dynamicAnchor: node, properties: {a:"
                  + " {multipleOf: 3}, in: {$dynamicRef: '#node'}}} | {'in': {'in': {'a': 4}}}")
          .map(line -> line.split(" \\| "))
          .toList();

  /**
   * The schema around one, and the body around a body, in place of {@code SCHEMA} and {@code BODY}.
   */
  private static final Map<String, String[]> PLACES = new LinkedHashMap<>();

  static {
    place("member", "{type: object, properties: {m: SCHEMA}}", "{'m': BODY}");
    place("element", "{type: array, items: SCHEMA}", "[BODY]");
    place("part", "{properties: {m: {allOf: [SCHEMA, {title: Part}]}}}", "{'m': BODY}");
    place("any member", "{type: object, additionalProperties: SCHEMA}", "{'m': BODY}");
    place("then", "{if: {required: [m]}, then: {properties: {m: SCHEMA}}}", "{'m': BODY}");
    place("dependent", "{dependentSchemas: {m: {properties: {m: SCHEMA}}}}", "{'m': BODY}");
    place("named by a pattern", "{patternProperties: {'^m': SCHEMA}}", "{'m': BODY}");
    place("first element", "{prefixItems: [SCHEMA]}", "[BODY]");
    place("further element", "{prefixItems: [true], unevaluatedItems: SCHEMA}", "[1, BODY]");
    place(
        "further member", "{properties: {n: true}, unevaluatedProperties: SCHEMA}", "{'m': BODY}");
  }

  /** Elsewhere a format is an annotation, as JSON Schema has it. */
  private static final List<String> CHECKED = List.of("member", "element", "part", "any member");

  private static void place(String name, String schema, String body) {
    PLACES.put(name, new String[] {schema, body});
  }

  @TempDir private Path folder;

  private Path contract(String schema) throws IOException {
    return OneResponse.contract(folder, "Value: " + schema + "\nOther: {maximum: 5}");
  }

  private Path recording(String name, String body) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        {"request": {"method": "GET", "url": "/values"},
         "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "jsonBody": %s}}
        """
            .formatted(body.replace('\'', '"')));
  }

  private static CommandLineRun check(Path contract, Path overlay, Path recording) {
    return CommandLineRun.of(
        "check", "--contract", contract, "--overlay", overlay, "--recordings", recording);
  }

  static Stream<String[]> cases() {
    return CASES.stream();
  }

  @Test
  void eachKeywordHasACase() {
    assertThat(CASES.stream().map(each -> each[0]).distinct())
        .containsExactlyInAnyOrderElementsOf(KEYWORDS);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void proposalWidensTheOneKeywordAsFarAsNeeded(
      String keyword, String schema, String body, String left, String refused) throws IOException {
    String[] member = PLACES.get("member");
    Path contract = contract(member[0].replace("SCHEMA", schema));
    Path overlay =
        OneResponse.proposal(contract, recording("body.json", member[1].replace("BODY", body)));

    String edition =
        CommandLineRun.of(
                "contract", "--contract", contract, "--overlay", overlay, "--edition", "mine")
            .out();
    Path expected = contract(member[0].replace("SCHEMA", left));
    if (keyword.equals("$ref")) {
      Files.writeString(
          expected,
          Files.readString(expected).replace("Other: {maximum: 5}", "Other: {maximum: 7}"));
    }
    assertThat(YAML.loadFromString(edition))
        .isEqualTo(
            YAML.loadFromString(CommandLineRun.of("contract", "--contract", expected).out()));
  }

  static List<String[]> places() {
    List<String[]> all =
        PLACES.entrySet().stream()
            .flatMap(
                place ->
                    CASES.stream()
                        // Of other locations a dynamic reference finds another schema.
                        .filter(each -> !each[0].equals("$dynamicRef"))
                        .filter(
                            each -> !each[0].equals("format") || CHECKED.contains(place.getKey()))
                        .map(
                            each ->
                                new String[] {
                                  each[0] + ", " + place.getKey(),
                                  place.getValue()[0].replace("SCHEMA", each[1]),
                                  place.getValue()[1].replace("BODY", each[2]),
                                  place.getValue()[1].replace("BODY", each[4]),
                                }))
            .toList();
    return Extent.of(9, all);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void proposalAcceptsTheBodyAndNoOther(String name, String schema, String body, String refused)
      throws IOException {
    Path contract = contract(schema);
    Path overlay = OneResponse.proposal(contract, recording("body.json", body));
    if (!refused.contains(".") || refused.matches(".*[0-9]\\.[0-9].*")) {
      assertThat(check(contract, overlay, recording("other.json", refused)).out())
          .as(Files.readString(overlay))
          .startsWith("DRIFTED");
    }
  }

  /** A schema of a header, a value, and one that is refused as before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: integer} | a | .",
        "{type: boolean} | 1 | a",
        "{type: integer, maximum: 5} | 7 | 8",
        "{type: integer, enum: [1, 2]} | 3 | 4",
        "{type: string, enum: [a, b]} | c | d",
        "{const: a} | b | c",
        "{type: string, maxLength: 2} | abc | abcd",
        "{type: string, pattern: '^a$'} | 1 | b",
        "{type: string, format: uuid} | 1/2 | 11/2",
        "{type: string, format: date} | 1/2 | .",
        "{type: integer, multipleOf: 6} | 9 | 4",
        "{type: string, not: {const: a}} | a | .",
        "{type: array, items: {type: integer, maximum: 5}} | '1,7' | '1,8'",
        "{type: array, maxItems: 1} | 'a,b' | 'a,b,c'",
      })
  void proposalWidensTheSchemaOfAHeader(String schema, String value, String refused)
      throws IOException {
    Path contract = contract("{type: object}");
    Files.writeString(
        contract,
        Files.readString(contract)
            .replace(
                "content: {", "headers: {X-A: {schema: " + schema + "}}\n          content: {"));
    Path recording = recording("body.json", "{}");
    String text = Files.readString(recording);
    Files.writeString(recording, text.replace("/json\"", "/json\", \"X-A\": \"" + value + "\""));

    Path overlay = OneResponse.proposal(contract, recording);

    Files.writeString(recording, text.replace("/json\"", "/json\", \"X-A\": \"" + refused + "\""));
    if (!refused.equals(".")) {
      assertThat(check(contract, overlay, recording).out()).startsWith("DRIFTED");
    }
  }

  /** A schema of a body that is a text, a body, and one that is refused as before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: integer, maximum: 5} | 7 | 8",
        "{type: string, enum: [a, b]} | c | d",
        "{type: string, maxLength: 2} | abc | abcd",
        "{type: string, pattern: '^a$'} | 1 | b",
        "{type: integer} | a | .",
      })
  void proposalWidensTheSchemaOfAText(String schema, String body, String refused)
      throws IOException {
    Path contract = contract("{type: object}");
    Files.writeString(
        contract,
        Files.readString(contract)
            .replace("content: {", "content: {text/plain: {schema: " + schema + "}, "));
    Path recording = recording("body.json", "'" + body + "'");
    String text = Files.readString(recording).replace("application/json", "text/plain");
    Files.writeString(recording, text.replace("jsonBody", "body"));

    Path overlay = OneResponse.proposal(contract, recording);

    Files.writeString(
        recording, text.replace("jsonBody", "body").replace(body + '"', refused + '"'));
    if (!refused.equals(".")) {
      assertThat(check(contract, overlay, recording).out()).startsWith("DRIFTED");
    }
  }

  @Test
  void whatNoSmallChangeWouldAcceptIsSaidOnce() throws IOException {
    Path contract =
        contract(
            "{type: object, if: {required: [a]}, then: {anyOf: [{required: [b]}, {required: [c]}]}}");
    Path recording = recording("body.json", "{'a': 1}");

    CommandLineRun run =
        CommandLineRun.of("propose", "--contract", contract, "--recordings", recording);

    assertThat(run.err()).containsOnlyOnce("Not proposed").contains("no change of one keyword");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void whatAnotherFileStatesIsSaidToBeStatedThere() throws IOException {
    Path contract =
        contract("{type: object, properties: {m: {$ref: parts.yaml}, n: {maxLength: 1}}}");
    Files.writeString(folder.resolve("parts.yaml"), "{const: a}");
    Path recording = recording("body.json", "{'m': 'b', 'n': 'bb'}");

    CommandLineRun run =
        CommandLineRun.of("propose", "--contract", contract, "--recordings", recording);

    assertThat(run.err().replaceAll("\\s+", " "))
        .contains("/m, since parts.yaml states it, and an overlay changes values.yaml alone.");
    assertThat(run.out()).contains("maxLength: 2");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void objectOfNoDeclaredSchemaNeedsOne() throws IOException {
    Path contract =
        contract(
            "{type: object, properties: {m: {oneOf: [{type: object, required: [a], properties: {a: true}},"
                + " {type: object, required: [b], properties: {b: true}}]}}}");
    Path recording = recording("body.json", "{'m': {'zz': 1}}");

    CommandLineRun check =
        CommandLineRun.of("check", "--contract", contract, "--recordings", recording);
    CommandLineRun proposed =
        CommandLineRun.of("propose", "--contract", contract, "--recordings", recording);

    assertThat(check.out().replaceAll("\\s+", " "))
        .contains(
            "m is an object that has no declared member, expected an object that matches one of",
            "if it is meant, add a schema for it at");
    assertThat(proposed.err().replaceAll("\\s+", " "))
        .contains("since no declared schema has such members: write a schema for them.");
  }

  @Test
  void contractsOfOthersGetNoExtensionOfTheProject() throws IOException {
    Path contract = contract("{type: object, properties: {a: {type: integer}}}");

    CommandLineRun run =
        CommandLineRun.of(
            "propose",
            "--contract",
            contract,
            "--recordings",
            recording("body.json", "{'a': 1, 'b': {'c': 'x'}}"));

    assertThat(run.out()).contains("b:").doesNotContain("x-contract-table");
  }
}
