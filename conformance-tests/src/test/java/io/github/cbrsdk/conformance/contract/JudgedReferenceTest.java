package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.cli.OneResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References of every kind in every keyword that holds a schema, to a schema anywhere. */
class JudgedReferenceTest {
  /** A schema of integers at REF, a value that keeps to it and one that does not. */
  private static final List<String> KEYWORDS =
      List.of(
          "allOf: [REF] | 1 | 'x'",
          "not: {not: REF} | 1 | 'x'",
          "if: REF, else: false | 1 | 'x'",
          "if: {maxLength: 9}, then: REF | 1 | 'x'",
          "contains: REF | ['x', 1] | ['x']",
          "prefixItems: [REF] | [1] | ['x']",
          "unevaluatedItems: REF | [1] | ['x']",
          "uniqueItems: true, items: REF | [1, 2] | [1, 'x']",
          "patternProperties: {a: REF} | {'a': 1} | {'a': 'x'}",
          "patternProperties: {b: true}, additionalProperties: REF | {'a': 1} | {'a': 'x'}",
          "unevaluatedProperties: REF | {'a': 1} | {'a': 'x'}",
          "dependentSchemas: {a: {properties: {a: REF}}} | {'a': 1} | {'a': 'x'}",
          "not: {properties: {enum: {not: REF}, const: true}} | {'enum': 1} | {'enum': 'x'}",
          "oneOf: [REF, {maxLength: 0}] | '' | 1");

  /** What REF refers to, in another component or in one of another file. */
  private static final String OTHER =
      """
      Id: {$id: 'https://x.example/a/id', type: integer, $defs: {in: {type: integer}, of: {$anchor: of, type: integer}}}
      Nested: {$id: 'https://x.example/a/nested', $defs: {b: {$id: b/c, $defs: {d: {$anchor: d, $ref: '#/$defs/e'},
        e: {type: integer}}}}}
      Anchors: {properties: {a: {items: {$anchor: anchor, type: integer}}, b: {$dynamicAnchor: dynamic, type: integer}}}
      Dynamic: {$id: 'https://x.example/a/dynamic', $defs: {g: {$dynamicAnchor: given, type: integer}}}
      Tree: {$id: 'https://x.example/a/tree', $dynamicAnchor: tree, type: [integer, array], items: {$dynamicRef: '#tree'}}
      """;

  private static final String CONTRACT =
      OneResponse.text(
          """
          File: {$ref: 'some files/more (1).yaml#/components/schemas/Id'}
          Value: {%s}
          """);

  @TempDir private Path folder;

  private Function<String, List<Drift>> check(String value) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("values.yaml"), CONTRACT.formatted(value) + OTHER.indent(4));
    Path other = Files.createDirectories(folder.resolve("some files")).resolve("more (1).yaml");
    Files.writeString(
        other,
        "components:\n  schemas:\n"
            + OTHER.replace("x.example", "y.example").indent(4)
            + "    Back: {$ref: '../values.yaml#/components/schemas/Id'}\n");
    return BodyCheck.of(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ref: '#/components/schemas/Id'",
        "$ref: 'https://x.example/a/id'",
        "$ref: 'https://x.example/a/id#/$defs/in'",
        "$ref: 'https://x.example/a/id#of'",
        "$ref: 'https://x.example/a/b/c#d'",
        "$ref: '#/components/schemas/Nested/$defs/b/$defs/d'",
        "$ref: '#anchor'",
        "$ref: '#dynamic'",
        "$dynamicRef: '#anchor'",
        "$dynamicRef: '#dynamic'",
        "$dynamicRef: 'https://x.example/a/id#of'",
        "$dynamicRef: 'https://x.example/a/dynamic#given'",
        "$ref: 'https://x.example/a/tree'",
        "$dynamicRef: 'https://x.example/a/tree#tree'",
        "$ref: 'some%20files/more%20(1).yaml#/components/schemas/Id'",
        "$ref: 'some files/more (1).yaml#/components/schemas/Back'",
        "$ref: 'some files/more (1).yaml#anchor'",
        "$dynamicRef: 'some files/more (1).yaml#dynamic'",
        "$ref: 'https://y.example/a/id#of'",
        "$ref: 'https://y.example/a/b/c#d'",
        "$dynamicRef: 'https://y.example/a/dynamic#given'",
      })
  void whatResolvesIsEvaluated(String reference) throws IOException {
    for (String keyword : KEYWORDS) {
      String[] parts = keyword.replace("REF", "{" + reference + "}").split(" \\| ");
      Function<String, List<Drift>> check = check(parts[0]);

      assertThat(check.apply(parts[1])).as(parts[0]).isEmpty();
      assertThat(check.apply(parts[2])).as(parts[0]).isNotEmpty();
    }
  }

  /** A list of lists, whose elements are of the schema that the dynamic scope names. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not: {not: {$ref: 'https://x.example/a/tree'}} | [[1]] | 0",
        "not: {not: {$ref: 'https://x.example/a/tree'}} | [['x']] | 1",
        "$id: 'https://x.example/a/strict', $dynamicAnchor: tree, $ref: tree, maximum: 5 | [[5]] | 0",
        "$id: 'https://x.example/a/strict', $dynamicAnchor: tree, $ref: tree, maximum: 5 | [[6]] | 1",
        "$dynamicAnchor: tree, maximum: 5, not: {not: {$ref: 'https://y.example/a/tree'}} | [[5]] | 0",
        "$dynamicAnchor: tree, maximum: 5, not: {not: {$ref: 'https://y.example/a/tree'}} | [[6]] | 1",
      })
  void dynamicReferenceLeadsToTheOutermostAnchor(String value, String body, int drifts)
      throws IOException {
    assertThat(check(value).apply(body)).hasSize(drifts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ref: '#/components/schemas/Missing'",
        "$ref: 'https://x.example/a/missing'",
        "$ref: 'https://x.example/a/id#missing'",
        "$ref: '#missing'",
        "$dynamicRef: '#missing'",
        "$dynamicRef: 'https://x.example/a/dynamic#missing'",
        "$ref: 'missing.yaml#anchor'",
      })
  void whatDoesNotResolveIsAnErrorOfTheContract(String reference) {
    for (String keyword : KEYWORDS) {
      String value = keyword.replace("REF", "{" + reference + "}").split(" \\| ")[0];

      assertThatThrownBy(() -> check(value))
          .as(value)
          .isInstanceOf(ContractException.class)
          .hasMessageContaining("does not resolve")
          .hasMessageContaining("values.yaml:13");
    }
  }
}
