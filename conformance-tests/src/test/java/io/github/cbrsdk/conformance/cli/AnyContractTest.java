package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands with another contract than the built-in one. */
class AnyContractTest {
  private static final String PETS =
      """
      openapi: 3.0.3
      info: {title: Pets, version: 1.0}
      servers: [{url: 'https://pets.example/{base}', variables: {base: {default: api/v2}}}]
      paths:
        /pets/{petId}:
          parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
          get:
            operationId: showPet
            x-owner: someone
            responses:
              '200':
                description: A pet.
                content: {application/json: {schema: {$ref: 'schemas/pet.yaml#/Pet'}}}
        /photos/{width}x{height}.{format}:
          get:
            responses:
              '200':
                description: A photo.
                content:
                  application/json;charset=utf-8:
                    schema: {type: object, properties: {url: {type: string, format: odd}}}
      """;

  private static final String SCHEMAS =
      """
      Pet:
        type: object
        required: [id]
        properties:
          id: {type: integer, minimum: 0, exclusiveMinimum: true}
          name: {type: string, nullable: true}
          friend: {allOf: [{$ref: '#/Pet'}], nullable: true}
          size: {oneOf: [{enum: [small, big]}, {type: integer}]}
          tags: {type: array, uniqueItems: true, items: {type: string}}
          kind:
            oneOf: [{$ref: '#/Cat'}, {$ref: '#/Dog'}]
            discriminator: {propertyName: is, mapping: {cat: '#/Cat', dog: '#/Dog'}}
      Cat: {type: object, properties: {is: {type: string}, lives: {type: integer}}}
      Dog: {type: object, properties: {is: {type: string}, lives: {type: string}}}
      """;

  @TempDir private Path folder;
  private Path contract;

  @BeforeEach
  void writeContract() throws IOException {
    contract = Files.writeString(folder.resolve("pets.yaml"), PETS);
    Files.createDirectory(folder.resolve("schemas"));
    Files.writeString(folder.resolve("schemas/pet.yaml"), SCHEMAS);
  }

  private Path recording(String url, String body) throws IOException {
    String entry =
        """
        {"request": {"method": "GET", "url": "%s", "headers": []}, "response": {"status": 200,
         "headers": [{"name": "Content-Type", "value": "application/json"}], "content": {"text": %s}}}
        """;
    String text = '"' + body.replace("\"", "\\\"") + '"';
    return Files.writeString(
        folder.resolve("traffic.har"),
        "{\"log\": {\"entries\": [" + entry.formatted(url, text) + "]}}");
  }

  private CommandLineRun check(String body) throws IOException {
    Path traffic = recording("https://pets.example/api/v2/pets/1", body);
    return CommandLineRun.of("check", "--contract", contract, "--recordings", traffic);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": 1, \"name\": null, \"friend\": null, \"size\": 7, \"tags\": [\"a\", \"b\"]}",
        "{\"id\": 1, \"friend\": {\"id\": 2, \"size\": \"big\"}}",
        "{\"id\": 1, \"kind\": {\"is\": \"dog\", \"lives\": \"one\"}}",
        "{\"id\": 1, \"kind\": {\"is\": \"cat\", \"lives\": 9}}"
      })
  void whatTheContractAllowsConforms(String body) throws IOException {
    CommandLineRun run = check(body);

    assertThat(run.out()).startsWith("CONFORMANT").contains("self-test");
    assertThat(run.status()).isZero();
  }

  @Test
  void theContractIsPrintedAsOneDocument() {
    CommandLineRun run = CommandLineRun.of("contract", "--contract", contract, "--dereferenced");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("openapi: '3.1").contains("lives:").doesNotContain("pet.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": 0} | range-exceeded | /id | schemas/pet.yaml:5",
        "{\"id\": 1, \"friend\": {}} | member-missing | /friend/id | schemas/pet.yaml:3",
        "{\"id\": 1, \"size\": \"huge\"} | enum-value-undeclared | /size | schemas/pet.yaml:8",
        "{\"id\": 1, \"tags\": [\"a\", \"a\"]} | schema-violated | /tags | schemas/pet.yaml:9",
        "{\"id\": 1, \"kind\": {\"is\": \"dog\", \"lives\": 9}} | type-changed | /kind/lives |"
            + " schemas/pet.yaml:14",
      })
  void whatItDoesNotAllowIsFoundWithFileAndLine(
      String body, String rule, String pointer, String location) throws IOException {
    CommandLineRun run = check(body);

    assertThat(run.out()).startsWith("DRIFTED").contains("not measured");
    assertThat(run.out())
        .containsPattern("\\(" + rule + "\\)\n +at +" + pointer + "\n")
        .contains(location);
  }

  @Test
  void pathsWithSeveralVariablesAndNoOperationIdAreKnown() throws IOException {
    Path traffic = recording("https://pets.example/api/v2/photos/20x30.png", "{\"url\": 5}");
    CommandLineRun run =
        CommandLineRun.of("check", "--contract", contract, "--recordings", traffic);

    assertThat(run.out()).containsPattern("\\(type-changed\\)\n +at +/url");
    assertThat(run.err()).containsOnlyOnce("the format 'odd' is not known");
  }

  /** Each inserts nulls before a text of the contract. */
  static Stream<Arguments> nulls() {
    String photo = "responses:\n        '200':\n          description: A photo.";
    return Stream.of(
        arguments(photo, "security: null\n      tags:\n      "),
        arguments(photo, "parameters:\n      deprecated:\n      servers: null\n      "),
        arguments(photo, "requestBody: {content: {application/json: {schema: null}}}\n      "),
        arguments(photo, "requestBody: {required: null, content: {a/b: null}}\n      "),
        arguments("description: A photo.", "headers: {X-Any: null}\n          links:\n          "),
        arguments("application/json;charset", "text/plain: null\n            "),
        arguments("properties: {url", "required: null, enum: null, allOf: null, $ref: null, "),
        arguments("url: {type", "any: null, more: {items: null, pattern: null}, "),
        arguments("url: {type", "all: {type: [string, null]}, "),
        arguments("format: odd", "minLength: null, not: null, oneOf: null, "));
  }

  /** Generators write null for what they leave out, and YAML reads a name without a value so. */
  @ParameterizedTest
  @MethodSource("nulls")
  void nullIsReadAsAbsentWhereAKeywordNeedsAValue(String text, String nulls) throws IOException {
    int at = PETS.indexOf(text);
    Files.writeString(contract, PETS.substring(0, at) + nulls + PETS.substring(at));
    Path traffic = recording("https://pets.example/api/v2/photos/20x30.png", "{\"url\": 5}");

    CommandLineRun run =
        CommandLineRun.of("check", "--contract", contract, "--recordings", traffic);

    assertThat(run.out()).as(run.err()).containsPattern("\\(type-changed\\)\n +at +/url");
    assertThat(run.err()).contains("null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: array, items: {$ref: '#/Pet'}}",
        "{type: array, items: {type: array, items: {$ref: '#/Pet'}}}",
        "{type: object, properties: {a: {type: array, items: {$ref: '#/Pet'}}}}",
        "{type: object, required: [a], properties: {a: {type: array, items: {$ref: '#/Pet'}}}}",
        "{type: object, additionalProperties: {$ref: '#/Pet'}}",
        "{type: array, items: {type: object, additionalProperties: {$ref: '#/Pet'}}}",
        "{anyOf: [{type: string}, {type: array, items: {$ref: '#/Pet'}}]}",
        "{type: [object, array], properties: {a: {$ref: '#/Pet'}}, items: {$ref: '#/Pet'}}",
      })
  void aSchemaMayContainItself(String pet) throws IOException {
    Files.writeString(folder.resolve("schemas/pet.yaml"), "Pet: " + pet);

    CommandLineRun run = CommandLineRun.of("self-test", "--contract", contract);

    assertThat(run.out()).as(run.err()).contains("100 %; 0 false alarms");
    assertThat(run.status()).isZero();
  }

  @Test
  void theSelfTestHolds() {
    CommandLineRun run = CommandLineRun.of("self-test", "--contract", contract);

    assertThat(run.out()).contains("schema-violated", "100 %; 0 false alarms");
    assertThat(run.status()).isZero();
  }

  @Test
  void aProposalIsAnEditionOfIt() throws IOException {
    Files.writeString(
        contract, PETS.replace("'schemas/pet.yaml#/Pet'", "'#/components/schemas/Pet'"));
    Files.writeString(
        contract,
        Files.readString(contract)
            + "components:\n  schemas:\n"
            + SCHEMAS.replace("#/", "#/components/schemas/").indent(4));
    Path traffic =
        recording(
            "https://pets.example/api/v2/pets/1",
            "{\"id\": \"1\", \"more\": 1, \"tags\": [\"a\", \"a\"], \"size\": \"huge\"}");
    Path overlay = folder.resolve("mine.yaml");
    CommandLineRun proposed =
        CommandLineRun.of(
            "propose", "--contract", contract, "--recordings", traffic, "--out", overlay);

    assertThat(proposed.status()).as(proposed.err()).isZero();
    CommandLineRun run =
        CommandLineRun.of(
            "check", "--contract", contract, "--overlay", overlay, "--recordings", traffic);
    assertThat(run.out()).startsWith("CONFORMANT").contains("mine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{swagger: '2.0', info: {title: t, version: '1'}} | Swagger 2 is not read: convert the"
            + " document to OpenAPI 3",
        "openapi: 3.1.0 | 'info' is missing",
        "{openapi: 3.1.0, info: {version: 1}, components: {schemas: {A: {$ref:"
            + " http://x.example/}}}} | documents are not fetched from a URL",
      })
  void aDocumentThatIsNoContractIsAClearError(String text, String problem) throws IOException {
    Files.writeString(contract, text);
    CommandLineRun run = CommandLineRun.of("self-test", "--contract", contract);

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains(problem).contains("pets.yaml:");
  }

  /** What is made up from the contract and its overlay is served, recorded and checked. */
  @Test
  void isServedAndRecorded() throws Exception {
    Path overlay =
        Files.writeString(
            folder.resolve("mine.yaml"),
            """
            overlay: 1.0.0
            info: {title: Pets of ours, version: '1'}
            actions:
              - target: $.paths['/pets/{petId}'].get
                update: {description: Ours.}
            """);
    Path errors = folder.resolve("serve.err");
    Process serve =
        MainProcess.start(errors, "serve", "--contract", contract, "--overlay", overlay);
    try {
      String pet =
          serve
              .inputReader(UTF_8)
              .lines()
              .filter(line -> line.startsWith("knows ") && line.contains("/api/v2/pets/"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(errors))
              .replaceFirst(".* ", "");
      CommandLineRun recorded =
          CommandLineRun.of(
              "record",
              "--contract",
              contract,
              "--overlay",
              overlay,
              "--endpoint",
              pet.replaceFirst("/api/.*", ""),
              "--param",
              pet.replaceFirst(".*/", "petId="),
              "--operation",
              "showPet",
              "--out",
              folder.resolve("recorded"));

      assertThat(recorded.status()).as(recorded.err() + recorded.out()).isZero();
    } finally {
      serve.destroyForcibly();
    }
    CommandLineRun run =
        CommandLineRun.of(
            "check",
            "--contract",
            contract,
            "--overlay",
            overlay,
            "--edition",
            "mine",
            "--recordings",
            folder.resolve("recorded"));
    assertThat(run.out()).startsWith("CONFORMANT").contains("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "record"})
  void anOverlayNeedsAContract(String command) throws IOException {
    Path overlay = Files.writeString(folder.resolve("mine.yaml"), "overlay: 1.0.0");
    CommandLineRun run =
        command.equals("serve")
            ? CommandLineRun.of("serve", "--overlay", overlay)
            : CommandLineRun.of(
                "record",
                "--overlay",
                overlay,
                "--endpoint",
                "http://127.0.0.1:9",
                "--out",
                folder.resolve("recorded"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--overlay needs --contract");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "editions"})
  void needsRecordingsOfItsOwn(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--contract", contract);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--contract needs --recordings");
  }

  @Test
  void saysWhichFileIsMissing() {
    CommandLineRun run = CommandLineRun.of("self-test", "--contract", folder.resolve("no.yaml"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("no.yaml does not exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: [ | this is not YAML",
        "'' | the file is empty",
        "{\"log\": {\"entries\": []}} | this is not an OpenAPI document",
        "{overlay: 1.0.0, info: {title: t}} | this is not an OpenAPI document",
      })
  void aFileThatIsNoDocumentIsWrongUsage(String text, String problem) throws IOException {
    Files.writeString(contract, text);
    CommandLineRun run = CommandLineRun.of("self-test", "--contract", contract);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(problem).contains("pets.yaml:");
  }

  @Test
  void anOverlayThatCannotBeReadIsWrongUsage() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "a: [");
    for (Path overlay : List.of(broken, folder.resolve("no.yaml"), folder)) {
      CommandLineRun run =
          CommandLineRun.of("self-test", "--contract", contract, "--overlay", overlay);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).contains(overlay.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"a, b, a, b, 1", "a, b, A, b, 0", "a, b, a, B, 0", "a, b, b, a, 0", "a, A, A, a, 0"})
  void pathVariablesThatDifferInCaseNameOtherThings(
      String id, String upper, String otherId, String otherUpper, int status) throws IOException {
    Path toys =
        Files.writeString(
            folder.resolve("toys.yaml"),
            """
            openapi: 3.1.0
            info: {title: Toys, version: 1.0}
            servers: [{url: 'https://pets.example'}]
            paths:
              /pets/{id}/toys/{ID}:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: string}}
                  - {name: ID, in: path, required: true, schema: {type: string}}
                get:
                  responses:
                    '200':
                      description: A toy of a pet.
                      content: {application/json: {schema: {type: object, properties: {made: {type: integer}}}}}
                      x-contract-validations:
                        - {id: made-once, rule: self.made == previous.made, message: it was made twice}
            """);
    Path traffic =
        Files.writeString(
            folder.resolve("toys.ndjson"),
            toy(id, upper, 1) + "\n" + toy(otherId, otherUpper, 2) + "\n");

    CommandLineRun run = CommandLineRun.of("check", "--contract", toys, "--recordings", traffic);

    assertThat(run.out()).startsWith(status == 0 ? "CONFORMANT" : "DRIFTED  1 breaking");
    assertThat(run.out().contains("made-once")).as(run.out()).isEqualTo(status == 1);
    assertThat(run.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wiremock | {\"limit\": {\"equalTo\": \"5\"}} | CONFORMANT",
        "wiremock | {\"limit\": {\"equalTo\": \"5\"}, \"x\": {\"absent\": true}} | CONFORMANT",
        "wiremock | {\"limit\": {\"equalTo\": \"a&b\"}} | DRIFTED",
        "wiremock | {\"limit\": {\"matches\": \"[0-9]+\"}} | many values of a query parameter",
        "hoverfly | {\"limit\": [{\"matcher\": \"exact\", \"value\": \"5\"}]} | CONFORMANT",
        "hoverfly | {\"limit\": [{\"matcher\": \"glob\", \"value\": \"*\"}]} | many values of a"
            + " query",
        "hoverfly | [{\"matcher\": \"regex\", \"value\": \"l.*\"}] | many values of a query"
      })
  void queryOfAStubIsThatOfItsRequest(String tool, String query, String says) throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("list.yaml"),
            """
            openapi: 3.1.0
            info: {title: Pets, version: 1.0}
            servers: [{url: 'https://pets.example'}]
            paths:
              /pets:
                get:
                  parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]
                  responses:
                    '200':
                      description: Pets.
                      content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}
            """);
    String stub =
        tool.equals("wiremock")
            ? """
            {"request": {"method": "GET", "urlPath": "/pets", "queryParameters": %s}, "response": {"status": 200,
             "headers": {"Content-Type": "application/json"}, "body": "{}"}}
            """
            : """
            {"data": {"pairs": [{"request": {"path": [{"matcher": "exact", "value": "/pets"}], "query": %s},
             "response": {"status": 200, "headers": {"Content-Type": ["application/json"]}, "body": "{}"}}]},
             "meta": {"schemaVersion": "v5"}}
            """;
    Path traffic = Files.writeString(folder.resolve("stub.json"), stub.formatted(query));

    CommandLineRun run = CommandLineRun.of("check", "--contract", list, "--recordings", traffic);

    assertThat(run.out().replaceAll("\\s+", " ")).contains(says);
  }

  @Test
  void selfTestSaysThatWithoutResponsesNothingCanDrift() throws IOException {
    Path silent =
        Files.writeString(
            folder.resolve("silent.yaml"),
            """
            openapi: 3.1.0
            info: {title: Pets, version: 1.0}
            paths: {/pets: {get: {summary: Pets}}}
            """);

    CommandLineRun run = CommandLineRun.of("self-test", "--contract", silent);

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("No drift was injected", "Declare the responses");
    assertThat(run.status()).isEqualTo(4);
  }

  private static String toy(String id, String upper, int made) {
    return """
    {"request": {"method": "GET", "url": "https://pets.example/pets/%s/toys/%s"}, "response": \
    {"status": 200, "headers": {"Content-Type": "application/json"}, "body": {"made": %d}}}\
    """
        .formatted(id, upper, made);
  }
}
