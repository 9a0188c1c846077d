package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompilationTest {
  static final String HEAD =
      """
      openapi: 3.1.0
      info: {title: Things, version: 1.2.3}
      paths:
        /v1/things/{thing_id}:
          get:
            operationId: showThing
            responses:
              '200':
                description: A thing.
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Thing'}
      components:
        schemas:
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nullable: true",
        "type: text",
        "format: no-such",
        "pattern: '(a)\\1'",
        "pattern: '('",
        "x-validation: [{id: a, rule: 'true', message: m}]",
        "pattern: 'a++'",
        "pattern: 'a\\'",
        "minimum: small",
        "$ref: '#/components/schemas/Nothing'",
        "$ref: 'https://example.com/x'",
        "items: 5",
        "x-contract-validations: [{id: a, rule: 'self.', message: m}]",
        "x-contract-validations: [{id: a, rule: 'other == 1', message: m}]",
        "x-contract-validations: [{id: a, rule: '1', message: m}]",
        "x-contract-validations: [{id: a, message: m}]",
        "x-contract-validations: [{id: a, rule: 'true', message: m, cost: high}]",
        "x-contract-validations: [{id: a, rule: 'true', message: m, impact: high}]",
        "x-contract-validations: [{id: a, rule: 'true', message: m, reports: x}]"
      })
  void whatIsNotKnownStopsTheRun(String keyword) {
    Contract contract = contract("    Thing:\n      " + keyword + "\n");
    assertThatThrownBy(() -> Conformance.of(contract))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("cbr.yaml:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: string}, {type: integer}, {type: 'null'}",
        "{enum: [a, b]}, {enum: [c]}",
        "{type: object, required: [a], properties: {a: {}}}, {type: object, properties: {b: {}}}",
        "{type: object, required: [k], properties: {k: {const: x}}},"
            + " {type: object, required: [k], properties: {k: {const: y}}}"
      })
  void oneOfWhoseOptionsExcludeEachOtherIsKnown(String options) {
    Contract contract = contract("    Thing:\n      oneOf: [" + options + "]\n");
    assertThat(contract.edition(Edition.ANY).operations()).hasSize(1);
  }

  @Test
  void whatIsNotKnownStopsTheRunEvenWhereNothingUsesIt() {
    Contract contract =
        contract("    Thing: {type: object}\n    Other: {type: string, contentEncodng: base64}\n");
    assertThatThrownBy(() -> contract.edition(Edition.ANY))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("cbr.yaml:16")
        .hasMessageContaining("contentEncodng");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'/v1/things/{thing_id}'].gett: {}",
        "'/v1/things/{thing_id}'].get.parameter: []",
        "'/v1/things/{thing_id}'].get.parameters[0].requird: true",
        "'/v1/things/{thing_id}'].get.responses['200'].contnet: {}",
        "'/v1/things/{thing_id}'].get.responses['200'].headers['X-Id'].schem: {}",
        "'/v1/things/{thing_id}'].get.responses['200'].content['application/json'].shema: {}"
      })
  void slipOfThePenStopsTheRun(String slip) {
    String header = "description: A thing.\n          headers: {X-Id: {schema: {type: string}}}";
    String parameter = "operationId: showThing\n      parameters: [{name: thing_id, in: path}]";
    String document =
        HEAD.replace("description: A thing.", header).replace("operationId: showThing", parameter)
            + "    Thing: {type: object}\n";
    Contract contract = Contract.of(Map.of("cbr.yaml", document), Map.of());
    int word = slip.lastIndexOf('.');
    String overlay =
        "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n  - target: $.paths["
            + slip.substring(0, word)
            + "\n    update: {"
            + slip.substring(word + 1)
            + "}\n";
    assertThat(contract.edition(Edition.ANY)).isNotNull();
    assertThatThrownBy(() -> contract.withOverlay("mine.yaml", overlay))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("mine.yaml:5")
        .hasMessageContaining("is not known here");
  }

  @Test
  void validationOfSeveralPartsIsListedOnce() {
    EffectiveContract contract =
        contract(
                """
                    Thing:
                      allOf:
                        - {type: object, x-contract-validations: [{id: a, rule: 'true', message: m}]}
                        - {type: object, x-contract-validations: [{id: b, rule: 'true', message: m}]}
                """)
            .edition(Edition.ANY);
    assertThat(contract.validations()).extracting(Validation::id).containsExactly("a", "b");
  }

  @Test
  void textThatIsNoYamlIsRefused() {
    assertThatThrownBy(() -> Contract.of(Map.of("cbr.yaml", "a: [b"), Map.of()))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("cbr.yaml");
    assertThatThrownBy(() -> Contract.of(Map.of("cbr.yaml", "a: 1\na: 2"), Map.of()))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("cbr.yaml:2");
  }

  @Test
  void partsOfAConjunctionAreOneSchema() {
    Schema thing =
        thing(
            """
                Thing:
                  allOf:
                    - $ref: '#/components/schemas/Base'
                  type: object
                  required: [own]
                  properties:
                    own: {type: integer, minimum: 1}
                    name: {maxLength: 5}
                Base:
                  type: object
                  required: [name]
                  properties:
                    name: {type: [string, 'null']}
            """);
    assertThat(thing.properties()).containsOnlyKeys("own", "name");
    assertThat(thing.required()).containsOnlyKeys("own", "name");
    assertThat(thing.isOpen()).isFalse();
    Schema name = thing.properties().get("name");
    assertThat(name.types()).containsExactlyInAnyOrder(JsonType.STRING, JsonType.NULL);
    assertThat(name.constraints()).hasSize(1);
    assertThat(thing.required().get("name").line()).isEqualTo(25);
  }

  @Test
  void nullableReferenceIsANullableType() {
    Schema thing =
        thing(
            """
                Thing:
                  type: object
                  properties:
                    state:
                      oneOf:
                        - $ref: '#/components/schemas/State'
                        - type: 'null'
                State: {type: string, enum: [on, off]}
            """);
    Schema state = thing.properties().get("state");
    assertThat(state.alternatives()).isEmpty();
    assertThat(state.types()).containsExactlyInAnyOrder(JsonType.STRING, JsonType.NULL);
    assertThat(state.allowedValues().orElseThrow().strings()).containsExactly("on", "off");
  }

  @Test
  void enumWithoutNullForbidsIt() {
    Schema thing = thing("    Thing: {type: [string, 'null'], enum: [a]}\n");
    assertThat(thing.types()).containsExactly(JsonType.STRING);
    Schema nullable = thing("    Thing: {type: [string, 'null'], enum: [a, null]}\n");
    assertThat(nullable.types()).containsExactly(JsonType.NULL, JsonType.STRING);
  }

  @Test
  void schemaMayContainItself() {
    Schema thing =
        thing(
            """
                Thing:
                  type: object
                  properties:
                    parts:
                      type: array
                      items: {$ref: '#/components/schemas/Thing'}
            """);
    assertThat(Member.of(thing, 100)).extracting(Member::pointer).containsExactly("/parts");
    Schema parts = thing.properties().get("parts");
    assertThat(java.util.Objects.requireNonNull(parts.items()).properties()).containsKey("parts");
  }

  @Test
  void membersAreListedFromTheOutsideIn() {
    Schema backup = bundledBody();
    List<String> pointers = Member.of(backup, 1000).stream().map(Member::pointer).toList();
    assertThat(pointers)
        .startsWith("/backup")
        .contains(
            "/backup/status",
            "/backup/extend_info/os_images_data/*/image_id",
            "/backup/children/*/children",
            "/backup/children/*/extend_info/bootable")
        .doesNotContain("/backup/children/*/children/*/id")
        .doesNotHaveDuplicates();
  }

  private static Schema bundledBody() {
    return bodyOf("showBackup", Contract.bundled().edition(Edition.ANY));
  }

  private static Schema thing(String schemas) {
    return body(contract(schemas).edition(Edition.ANY));
  }

  static Schema body(EffectiveContract contract) {
    return bodyOf("showThing", contract);
  }

  private static Schema bodyOf(String operation, EffectiveContract contract) {
    return contract.operations().stream()
        .filter(each -> each.id().equals(operation))
        .map(each -> java.util.Objects.requireNonNull(each.response(200).orElseThrow().json()))
        .findFirst()
        .orElseThrow();
  }

  private static Contract contract(String schemas) {
    return Contract.of(Map.of("cbr.yaml", HEAD + schemas), Map.of());
  }
}
