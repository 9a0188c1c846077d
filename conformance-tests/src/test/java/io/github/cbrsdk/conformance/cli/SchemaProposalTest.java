package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Proposals for bodies that do not keep to keywords without a rule of their own. */
class SchemaProposalTest {
  private static final Load YAML = new Load(LoadSettings.builder().build());

  @TempDir private Path folder;

  private Path contract(String schema) throws IOException {
    return OneResponse.contract(folder, "Value: " + schema);
  }

  private Path recording(String body) throws IOException {
    return Files.writeString(
        folder.resolve("values.json"),
        """
        {"request": {"method": "GET", "url": "/values"},
         "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "jsonBody": %s}}
        """
            .formatted(body.replace('\'', '"')));
  }

  /** A schema, a body, and what is left of the schema when the proposal is applied. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{uniqueItems: true, maxItems: 9} | ['a', 'a'] | {maxItems: 9}",
        "{type: object, if: {required: [a]}, then: {required: [b]}} | {'a': 1} | {type: object}",
        "{type: object, if: {required: [a]}, then: {required: [b, c]}} | {'a': 1, 'c': 1} |"
            + " {type: object, if: {required: [a]}, then: {required: [c]}}",
        "{properties: {a: true, b: true, c: true}, if: {required: [a]}, then: {required: [b]}, else:"
            + " {required: [c]}} | {'a': 1} | {properties: {a: true, b: true, c: true}, if: {required:"
            + " [a]}, else: {required: [c]}}",
        "{type: object, if: {required: [a]}, then: {properties: {b: {maximum: 5, minimum: 1}}}} |"
            + " {'a': 1, 'b': 9} | {type: object, if: {required: [a]}, then: {properties: {b: {minimum: 1}}}}",
        "{type: object, dependentRequired: {a: [b], c: [d]}} | {'a': 1} | {type: object,"
            + " dependentRequired: {c: [d]}}",
        "{type: object, dependentRequired: {a: [b]}} | {'a': 1} | {type: object}",
        "{type: object, dependentSchemas: {a: {properties: {b: {enum: [x, y]}}}}} | {'a': 1, 'b': 'z'} |"
            + " {type: object, dependentSchemas: {a: {properties: {b: {}}}}}",
        "{type: array, contains: {type: integer}, minContains: 2, maxContains: 3} | ['a'] | {type: array}",
        "{type: object, not: {required: [a]}} | {'a': 1} | {type: object}",
        "{type: object, propertyNames: {maxLength: 2}} | {'aaa': 1} | {type: object}",
        "{oneOf: [{type: integer}, {minimum: 5}]} | 7 | {anyOf: [{type: integer}, {minimum: 5}]}",
        "{type: object, patternProperties: {'^x': {type: integer}}} | {'xa': 'b'} | {type: object,"
            + " patternProperties: {'^x': {}}}",
        "{type: object, properties: {a: {type: integer}}, unevaluatedProperties: false} | {'b': 1} |"
            + " {type: object, properties: {a: {type: integer}, b: {description: Observed; to be described.,"
            + " type: integer}}, unevaluatedProperties: false}",
        "{$dynamicAnchor: node, type: object, properties: {a: {multipleOf: 5}, in: {$dynamicRef:"
            + " '#node'}}} | {'in': {'in': {'a': 7}}} | {$dynamicAnchor: node, type: object, properties:"
            + " {a: {}, in: {$dynamicRef: '#node'}}}",
      })
  void proposalRemovesWhatIsNotKeptAndNothingElse(String schema, String body, String left)
      throws IOException {
    Path contract = contract(schema);
    Path recording = recording(body);
    Path overlay = OneResponse.proposal(contract, recording);

    String edition =
        CommandLineRun.of(
                "contract", "--contract", contract, "--overlay", overlay, "--edition", "mine")
            .out();
    assertThat(YAML.loadFromString(edition))
        .isEqualTo(
            YAML.loadFromString(CommandLineRun.of("contract", "--contract", contract(left)).out()));
  }

  @Test
  void whatNoSmallChangeWouldAcceptIsSaidOnce() throws IOException {
    Path contract =
        contract(
            "{type: object, if: {required: [a]}, then: {anyOf: [{required: [b]}, {required: [c]}]}}");
    Path recording = recording("{'a': 1}");

    CommandLineRun run =
        CommandLineRun.of("propose", "--contract", contract, "--recordings", recording);

    assertThat(run.err()).containsOnlyOnce("Not proposed").doesNotContain("another document");
    assertThat(run.status()).isEqualTo(1);
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
            recording("{'a': 1, 'b': {'c': 'x'}}"));

    assertThat(run.out()).contains("b:").doesNotContain("x-contract-table");
  }
}
