package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Contracts whose discriminators choose between schemas, in every way to state one. */
class DiscriminatorTest {
  private static final String PATHS =
      """
      openapi: %s
      info: {title: Pets, version: '1'}
      paths:
        /pet:
          get:
            responses:
              '200':
                description: A pet.
                content: {application/json: {schema: {$ref: '%sPet'}}}
      """;

  private static final String CHOICE =
      """
      components:
        schemas:
          Pet:
            %s: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
            discriminator: {propertyName: is%s}
          Cat:
            type: object
            required: [is]
            properties: {is: {type: string}, lives: {type: integer}}
          Dog:
            type: object
            required: [is]
            properties: {is: {type: string}, barks: {type: boolean}}
      """;

  private static final String PARENT =
      """
      components:
        schemas:
          Pet:
            type: object
            required: [is]
            properties: {is: {type: string}}
            discriminator: {propertyName: is%s}
          Cat:
            allOf: [{$ref: '#/components/schemas/Pet'}]
            type: object
            properties: {lives: {type: integer}}
          Dog:
            allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {barks: {type: boolean}}}]
          Poodle:
            allOf: [{$ref: '#/components/schemas/Dog'}]
            type: object
            properties: {curls: {type: integer}}
      """;

  private static final String MAPPING =
      ", mapping: {tabby: '#/components/schemas/Cat', hound: %s}".formatted("Dog");

  @TempDir private Path folder;

  record Variant(String version, String keyword, boolean mapped, boolean otherFile) {
    String schemas() {
      String mapping = mapped ? MAPPING : "";
      return keyword.equals("allOf")
          ? PARENT.formatted(mapping)
          : CHOICE.formatted(keyword, mapping);
    }
  }

  static List<Variant> variants() {
    List<Variant> all = new ArrayList<>();
    for (String version : List.of("3.0.3", "3.1.0")) {
      for (String keyword : List.of("oneOf", "anyOf", "allOf")) {
        for (boolean mapped : new boolean[] {false, true}) {
          all.add(new Variant(version, keyword, mapped, false));
          all.add(new Variant(version, keyword, mapped, true));
        }
      }
    }
    return all;
  }

  /** The contract as it is written, as one document, and without references. */
  private List<Path> contracts(Variant variant) throws IOException {
    Path written = folder.resolve("pets.yaml");
    if (variant.otherFile()) {
      Files.writeString(
          written,
          PATHS.formatted(variant.version(), "more.yaml#/components/schemas/")
              // Other schemas of these names.
              + "components: {schemas: {Cat: {type: integer}, Pet: {type: boolean}}}\n");
      Files.writeString(folder.resolve("more.yaml"), variant.schemas());
    } else {
      Files.writeString(
          written, PATHS.formatted(variant.version(), "#/components/schemas/") + variant.schemas());
    }
    CommandLineRun one = CommandLineRun.of("contract", "--contract", written);
    CommandLineRun plain = CommandLineRun.of("contract", "--contract", written, "--dereferenced");
    assertThat(one.out()).as(one.err()).doesNotContain("more.yaml");
    assertThat(plain.out()).as(plain.err()).doesNotContain("more.yaml");
    return List.of(
        written,
        Files.writeString(folder.resolve("one.yaml"), one.out()),
        Files.writeString(folder.resolve("plain.yaml"), plain.out()));
  }

  private Path recording(String body) throws IOException {
    return Files.writeString(
        folder.resolve("pet.json"),
        """
        {"request": {"method": "GET", "url": "/pet"},
         "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "jsonBody": %s}}
        """
            .formatted(body));
  }

  private CommandLineRun check(Path contract, String body) throws IOException {
    return CommandLineRun.of("check", "--contract", contract, "--recordings", recording(body));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void valueThatNamesNoSchemaIsFound(Variant variant) throws IOException {
    for (Path contract : contracts(variant)) {
      Stream<String> good =
          Stream.of("{'is': 'Cat', 'lives': 9}", "{'is': 'Dog', 'barks': true}", "{'is': 'Dog'}");
      if (variant.mapped()) {
        good =
            Stream.concat(
                good, Stream.of("{'is': 'tabby', 'lives': 9}", "{'is': 'hound', 'barks': true}"));
      }
      if (variant.keyword().equals("allOf")) {
        good =
            Stream.concat(
                good, Stream.of("{'is': 'Pet'}", "{'is': 'Poodle', 'barks': true, 'curls': 1}"));
      }
      for (String body : good.map(each -> each.replace('\'', '"')).toList()) {
        CommandLineRun run = check(contract, body);
        assertThat(run.out()).as(contract + body + run.err()).startsWith("CONFORMANT");
      }
      for (String body : List.of("{'is': 'bird', 'lives': 9}", "{'is': 'bird', 'barks': true}")) {
        CommandLineRun run = check(contract, body.replace('\'', '"'));
        assertThat(run.out())
            .as(contract + body + run.err())
            .startsWith("DRIFTED")
            .containsPattern("\\(enum-value-undeclared\\)\n +at +/is\n")
            .contains("one of", "Cat", "Dog", "bird");
      }
      for (String body : List.of("{'is': 'Cat', 'barks': true}", "{'is': 'Dog', 'lives': 9}")) {
        CommandLineRun run = check(contract, body.replace('\'', '"'));
        assertThat(run.out())
            .as(contract + body + run.err())
            .startsWith("DRIFTED")
            .contains("(member-undeclared)");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void selfTestHolds(Variant variant) throws IOException {
    for (Path contract : contracts(variant)) {
      CommandLineRun run = CommandLineRun.of("self-test", "--contract", contract);

      assertThat(run.out()).as(contract + run.err()).contains("100 %; 0 false alarms");
    }
  }

  private static final String THING =
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
          post:
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
            responses: {'204': {description: Made.}}
      components:
        schemas:
          Thing: %s
          A: {type: object, required: [is], properties: {is: {type: [string, integer]}, a: {type: integer}}}
          B: {type: object, required: [is], properties: {is: {type: [string, integer]}, b: {type: integer}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "oneOf: [{$ref: '#/components/schemas/A'}], discriminator: {propertyName: is} | {'is': 'A', 'a': 1}"
            + " | {'is': 'B', 'a': 1}",
        "oneOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}], discriminator: {propertyName: is} | null"
            + " | {'is': 'B'}",
        "oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator:"
            + " {propertyName: is, mapping: {'1': A, 'true': B}} | {'is': 1, 'a': 1} | {'is': 2, 'a': 1}",
        "properties: {in: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}],"
            + " discriminator: {propertyName: is}}} | {'in': {'is': 'A'}} | {'in': {'is': 'a'}}",
        "anyOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {is: {type: string}, c:"
            + " {type: string}}}], discriminator: {propertyName: is} | {'is': 'x', 'c': 'y'} | {'is': 'A', 'c': 'y'}",
        "type: array, items: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}],"
            + " discriminator: {propertyName: kind}} | [{'kind': 'A', 'is': ''}] | [{'kind': 'x', 'is': ''}]",
        "anyOf: [{$ref: '#/components/schemas/A'}, {oneOf: [{$ref: '#/components/schemas/B'}]}],"
            + " discriminator: {propertyName: is, mapping: {x: 'http://x.example/schema.json'}} | {'is': 'x',"
            + " 'a': 5} | {'is': 'A', 'b': 5}"
      })
  void optionsOfAnyFormAreNamed(String thing, String good, String bad) throws IOException {
    Path contract =
        Files.writeString(folder.resolve("things.yaml"), THING.formatted("{" + thing + "}"));
    CommandLineRun conforming = check(contract, good.replace('\'', '"'));
    CommandLineRun drifted = check(contract, bad.replace('\'', '"'));

    assertThat(conforming.out())
        .as(conforming.err())
        .startsWith("CONFORMANT")
        .contains("self-test");
    assertThat(drifted.out()).as(drifted.err()).startsWith("DRIFTED");
    assertThat(conforming.status()).isZero();
  }

  @Test
  void bodyOfARequestFollowsItsDiscriminator() throws IOException {
    Path contract =
        Files.writeString(
            folder.resolve("things.yaml"),
            THING.formatted(
                "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}],"
                    + " discriminator: {propertyName: is}}"));
    for (String body : List.of("{'is': 'A', 'a': 1}", "{'is': 'A', 'b': 1}", "{'is': 'C'}")) {
      Path recording =
          Files.writeString(
              folder.resolve("thing.ndjson"),
              """
              {"request": {"method": "POST", "url": "http://x.example/pet", "headers": {"Content-Type": \
              "application/json"}, "body": %s}, "response": {"status": 204, "headers": {"Server": "x"}}}
              """
                  .formatted(body.replace('\'', '"')));

      CommandLineRun run =
          CommandLineRun.of("check", "--contract", contract, "--recordings", recording);

      assertThat(run.out()).startsWith(body.contains("'a'") ? "CONFORMANT" : "DRIFTED");
    }
  }

  @Test
  void proposalLeavesTheMeaningOfAValueToItsMaintainer() throws IOException {
    Path contract = contracts(variants().get(0)).get(0);

    CommandLineRun run =
        CommandLineRun.of(
            "propose", "--contract", contract, "--recordings", recording("{\"is\": \"bird\"}"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err().replaceAll("\\s+", " "))
        .containsOnlyOnce("Not proposed")
        .contains("only its maintainer knows which schema the discriminator's value names");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "propertyName: is, mapping: {a: Missing} | the mapping of 'a' leads to Missing, which",
        "propertyName: is, mapping: {A: A, a: '#/components/schemas/Missing'} | leads to"
            + " #/components/schemas/Missing",
        "propertyName: is, mapping: {a: more.yaml} | the mapping of 'a' leads to more.yaml",
        "propertyName: is, mapping: {a: 'more.yaml#/components/schemas/A'} | leads to more.yaml#",
        "propertyName: is, mapping: {a: 'https://x.example/a.json'} | leads to https://x.example",
        "mapping: {a: A} | a discriminator without 'propertyName' is not read",
      })
  void mappingThatLeadsNowhereIsToldOnce(String discriminator, String notice) throws IOException {
    for (String thing :
        List.of(
            "oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]",
            "type: object, required: [is], properties: {is: {type: string}}")) {
      Path contract =
          Files.writeString(
              folder.resolve("things.yaml"),
              THING.formatted("{%s, discriminator: {%s}}".formatted(thing, discriminator)));

      CommandLineRun run = check(contract, "{\"is\": \"A\"}");

      assertThat(run.err().replaceAll("\\s+", " "))
          .as(run.out())
          .containsOnlyOnce(notice)
          .contains("things.yaml:15");
      assertThat(run.status()).isNotEqualTo(4);
    }
  }

  /** A file that a mapping alone names is read. */
  @Test
  void mappingMayLeadToAFile() throws IOException {
    Files.writeString(
        folder.resolve("dog.yaml"),
        "allOf: [{$ref: 'things.yaml#/components/schemas/Thing'}]\nproperties: {barks: {type: boolean}}");
    Path contract =
        Files.writeString(
            folder.resolve("things.yaml"),
            THING.formatted(
                "{type: object, required: [is], properties: {is: {type: string}},"
                    + " discriminator: {propertyName: is, mapping: {dog: dog.yaml}}}"));

    assertThat(check(contract, "{\"is\": \"dog\", \"barks\": true}").out())
        .startsWith("CONFORMANT");
    assertThat(check(contract, "{\"is\": \"dog\", \"barks\": 1}").out()).startsWith("DRIFTED");
  }
}
