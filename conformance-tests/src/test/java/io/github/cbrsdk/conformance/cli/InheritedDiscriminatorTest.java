package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A discriminator counts for all that include its schema, wherever they are used. */
class InheritedDiscriminatorTest {
  private static final String CONTRACT =
      """
      openapi: %s
      info: {title: Pets, version: '1'}
      paths:
        /pet:
          get:
            responses:
              '200':
                description: A pet.
                content: {application/json: {schema: {type: object, properties: {pet: {%s}}}}}
      components:
        schemas:
          Pet:
            type: object
            required: [is]
            properties: {is: {type: string}}
            discriminator: {propertyName: is%s}
          Cat:
            allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {lives: {type: integer}}}]
          Dog:
            allOf: [{$ref: '#/components/schemas/Pet'}]
            properties: {barks: {type: boolean}}
          Poodle:
            allOf: [{$ref: '#/components/schemas/Dog'}, {type: object, properties: {curls: {type: integer}}}]
          Toy:
            allOf: [{$ref: '#/components/schemas/Poodle'}]
            properties: {size: {type: integer}}
      """;

  private static final String MAPPING =
      ", mapping: {tabby: Cat, hound: '#/components/schemas/Dog'}";

  private static final List<String> CATS = List.of("is: Cat, lives: 9", "is: Cat");
  private static final List<String> DOGS =
      List.of(
          "is: Dog, barks: true",
          "is: Poodle, barks: true, curls: 1",
          "is: Toy, barks: true, curls: 1, size: 1",
          "is: Toy");
  private static final List<String> BAD =
      List.of(
          "is: Cat, barks: true",
          "is: Cat, size: 1",
          "is: Dog, lives: 9",
          "is: Dog, curls: 1",
          "is: Poodle, lives: 9",
          "is: Poodle, size: 1");

  @TempDir private Path folder;

  record Use(String version, String schema, boolean mapped, List<String> good) {
    /** Those that name none of its schemas. */
    List<String> others() {
      return BAD.stream().filter(pet -> !bad().contains(pet)).toList();
    }

    /** Those that name one of its schemas. */
    List<String> bad() {
      return BAD.stream()
          .filter(pet -> good.stream().anyMatch(each -> each.startsWith(pet.split(",")[0])))
          .toList();
    }
  }

  static List<Use> uses() {
    List<Use> all = new ArrayList<>();
    List<String> any = new ArrayList<>(CATS);
    any.addAll(DOGS);
    for (boolean mapped : new boolean[] {false, true}) {
      for (String version : List.of("3.0.3", "3.1.0")) {
        all.add(new Use(version, "{Pet}", mapped, any));
        all.add(new Use(version, "{Dog}", mapped, DOGS));
        all.add(new Use(version, "{Cat}", mapped, CATS));
        all.add(new Use(version, "oneOf: [{{Cat}}, {{Dog}}]", mapped, any));
        all.add(new Use(version, "anyOf: [{{Dog}}, {{Cat}}]", mapped, any));
        all.add(new Use(version, "allOf: [{{Pet}}], description: One of them.", mapped, any));
        all.add(new Use(version, "oneOf: [{{Cat}}, {{Poodle}}, {{Dog}}]", mapped, any));
      }
      all.add(new Use("3.0.3", "allOf: [{{Pet}}], nullable: true", mapped, any));
      all.add(new Use("3.0.3", "oneOf: [{{Cat}}, {{Dog}}], nullable: true", mapped, any));
      all.add(new Use("3.1.0", "anyOf: [{{Pet}}, {type: 'null'}]", mapped, any));
      all.add(new Use("3.1.0", "oneOf: [{{Cat}}, {{Dog}}, {type: 'null'}]", mapped, any));
      all.add(
          new Use("3.1.0", "anyOf: [{oneOf: [{{Cat}}, {{Dog}}]}, {type: 'null'}]", mapped, any));
    }
    return all;
  }

  /** The contract as it is written, and without references. */
  private List<Path> contracts(Use use) throws IOException {
    String schema = use.schema().replaceAll("\\{([A-Z]\\w+)}", "\\$ref: '#/components/schemas/$1'");
    Path written =
        Files.writeString(
            folder.resolve("pets.yaml"),
            CONTRACT.formatted(use.version(), schema, use.mapped() ? MAPPING : ""));
    CommandLineRun plain = CommandLineRun.of("contract", "--contract", written, "--dereferenced");
    return List.of(written, Files.writeString(folder.resolve("plain.yaml"), plain.out()));
  }

  private CommandLineRun check(Path contract, String pet) throws IOException {
    String json =
        pet.equals("null")
            ? pet
            : "{"
                + pet.replaceAll("([a-z]+):", "\"$1\":").replaceAll("([A-Z]\\w+)", "\"$1\"")
                + "}";
    Path recording =
        Files.writeString(
            folder.resolve("pet.json"),
            """
            {"request": {"method": "GET", "url": "/pet"}, "response": {"status": 200, "headers":
             {"Content-Type": "application/json"}, "jsonBody": {"pet": %s}}}
            """
                .formatted(json));
    return CommandLineRun.of("check", "--contract", contract, "--recordings", recording);
  }

  @ParameterizedTest
  @MethodSource("uses")
  void valueHasTheMembersOfTheSchemaThatItNames(Use use) throws IOException {
    for (Path contract : contracts(use)) {
      for (String pet : use.good()) {
        CommandLineRun run = check(contract, pet);
        assertThat(run.out()).as(contract + pet + run.err()).startsWith("CONFORMANT");
      }
      for (String pet : use.bad()) {
        CommandLineRun run = check(contract, pet);
        assertThat(run.out())
            .as(contract + pet + run.err())
            .startsWith("DRIFTED")
            .contains("(member-undeclared)");
      }
      for (String pet : use.others()) {
        CommandLineRun run = check(contract, pet);
        assertThat(run.out())
            .as(contract + pet + run.err())
            .startsWith("DRIFTED")
            .contains("(enum-value-undeclared)");
      }
      boolean mayBeNull = use.schema().contains("null");
      assertThat(check(contract, "null").out()).startsWith(mayBeNull ? "CONFORMANT" : "DRIFTED");
    }
  }

  @ParameterizedTest
  @MethodSource("uses")
  void selfTestHolds(Use use) throws IOException {
    for (Path contract : contracts(use)) {
      CommandLineRun run = CommandLineRun.of("self-test", "--contract", contract);

      assertThat(run.out()).as(contract + run.err()).contains("100 %; 0 false alarms");
    }
  }

  /** The discriminator of the choice names the options, that of their parent names nothing. */
  @Test
  void countsTheNamesThatTheChoiceGives() throws Exception {
    Path contract =
        OneResponse.contract(
            folder,
            """
            Value:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: is, mapping: {tabby: Cat, hound: Dog}}
            Pet:
              type: object
              required: [is]
              properties: {is: {type: string}}
              discriminator: {propertyName: is}
            Cat:
              allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]
            Dog:
              allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {barks: {type: boolean}}}]
            """);

    assertThat(verdict(contract, "{\"is\": \"tabby\", \"lives\": 9}")).startsWith("CONFORMANT");
    assertThat(verdict(contract, "{\"is\": \"Dog\", \"barks\": true}")).startsWith("CONFORMANT");
    assertThat(verdict(contract, "{\"is\": \"hound\", \"lives\": 9}"))
        .contains("lives is not declared");
    assertThat(verdict(contract, "{\"is\": \"fish\"}")).contains("enum-value-undeclared");
  }

  private String verdict(Path contract, String body) throws Exception {
    Path recording = OneResponse.recording(folder, body, 1);
    return CommandLineRun.of("check", "--contract", contract, "--recordings", recording).out();
  }
}
