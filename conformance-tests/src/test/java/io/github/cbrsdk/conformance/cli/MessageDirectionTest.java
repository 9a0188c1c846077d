package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members that a contract declares for requests or for responses alone. */
class MessageDirectionTest {
  private static final String CONTRACT =
      """
      openapi: %s
      info: {title: Users, version: '1'}
      paths:
        /user:
          post:
            requestBody:
              required: true
              content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}
            responses:
              '200':
                description: The user.
                content: {application/json: {schema: {$ref: '#/components/schemas/User'}}}
      components:
        schemas:
          User:
            %s
            type: object
            required: [id, name, word]
            properties:
              id: {type: integer, readOnly: true}
              name: {type: string}
              word: {$ref: '#/components/schemas/Word'}
          Word: {type: string, writeOnly: true}
      """;

  @TempDir private Path folder;

  private Path contract(String version, String more) throws IOException {
    return Files.writeString(folder.resolve("users.yaml"), CONTRACT.formatted(version, more));
  }

  private Path recording(String sent, String returned) throws IOException {
    return Files.writeString(
        folder.resolve("user.ndjson"),
        """
        {"request": {"method": "POST", "url": "http://x.example/user", "headers": {"Content-Type": \
        "application/json"}, "body": %s}, "response": {"status": 200, "headers": {"Content-Type": \
        "application/json"}, "body": %s}}
        """
            .formatted(sent, returned)
            .replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "title: Closed | {'name': 'a', 'word': 'b'} | {'id': 1, 'name': 'a'} | CONFORMANT",
        "title: Closed | {'id': 1, 'name': 'a', 'word': 'b'} | {'id': 1, 'name': 'a'} | CONFORMANT",
        "title: Closed | {'name': 'a'} | {'id': 1, 'name': 'a'} | request-invalid",
        "title: Closed | {'name': 'a', 'word': 'b'} | {'name': 'a'} | member-missing",
        "title: Closed | {'name': 'a', 'word': 'b'} | {'id': 1, 'name': 'a', 'word': 'b'} |"
            + " word is not declared",
        "additionalProperties: true | {'name': 'a', 'word': 'b'} | {'id': 1, 'name': 'a', 'word': 'b'}"
            + " | word is not declared",
        "additionalProperties: {type: string} | {'name': 'a', 'word': 'b'} | {'x': 'y', 'id': 1,"
            + " 'name': 'a', 'word': 'b'} | word is not declared",
        "additionalProperties: {type: string} | {'name': 'a', 'word': 'b'} | {'x': 'y', 'id': 1,"
            + " 'name': 'a'} | CONFORMANT",
      })
  void membersOfTheOtherDirectionAreNotRequired(
      String more, String sent, String returned, String says) throws IOException {
    for (String version : new String[] {"3.0.3", "3.1.0"}) {
      Path contract = contract(version, more);

      CommandLineRun run =
          CommandLineRun.of(
              "check", "--contract", contract, "--recordings", recording(sent, returned));

      assertThat(run.out().replaceAll("\\s+", " "))
          .as(run.err())
          .startsWith(says.equals("CONFORMANT") ? says : "DRIFTED")
          .contains(says, "self-test");
      if (says.startsWith("word")) {
        assertThat(run.out()).contains("writeOnly");
      }
    }
  }

  /** Keywords that a validator of JSON Schema evaluates, and members that are included. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if: {required: [name]}, then: {required: [word], properties: {word: {$ref: W}}} | {'name': 1}",
        "dependentRequired: {name: [word]}, properties: {name: {}, word: {$ref: W}} | {'name': 1}",
        "patternProperties: {'^o': {required: [word], properties: {word: {$ref: W}}}} | {'o': {}}",
        "required: [word], properties: {word: {allOf: [{$ref: W}]}} | {}",
        "oneOf: [{required: [word], properties: {word: {$ref: W}}}, {required: [k]}] | {}",
        "oneOf: [{required: [word], properties: {word: {$ref: W}}}, {required: [k]}] | {'k': 1}",
        "anyOf: [{required: [word], properties: {word: {$ref: W}}}, {required: [k], properties:"
            + " {k: {type: string}}}] | {'k': 'x'}",
      })
  void noKeywordRequiresMembersOfTheOtherDirection(String keywords, String body)
      throws IOException {
    for (boolean sent : new boolean[] {true, false}) {
      String schema =
          "{type: object, %s}".formatted(keywords.replace("W", "'#/components/schemas/W'"));
      Path contract =
          Files.writeString(
              folder.resolve("words.yaml"),
              """
              openapi: 3.1.0
              info: {title: Words, version: '1'}
              paths:
                /user:
                  post:
                    requestBody: {content: {application/json: {schema: %s}}}
                    responses:
                      '200':
                        description: The words.
                        content: {application/json: {schema: %s}}
              components:
                schemas:
                  W: {type: string, %s: true}
              """
                  .formatted(
                      sent ? schema : "true",
                      sent ? "{type: object}" : schema,
                      sent ? "readOnly" : "writeOnly"));

      CommandLineRun run =
          CommandLineRun.of("check", "--contract", contract, "--recordings", recording(body, "{}"));
      if (!sent) {
        run =
            CommandLineRun.of(
                "check", "--contract", contract, "--recordings", recording("{}", body));
      }

      assertThat(run.out()).as(keywords + run.err()).startsWith("CONFORMANT");
      assertThat(run.status()).isZero();
    }
  }

  @Test
  void proposalMakesTheMemberOneOfResponsesToo() throws IOException {
    Path contract = contract("3.1.0", "title: Closed");
    Files.writeString(
        contract,
        Files.readString(contract)
            .replace("{$ref: '#/components/schemas/Word'}", "{type: string, writeOnly: true}"));
    Path recording = recording("{'name': 'a', 'word': 'b'}", "{'id': 1, 'name': 'a', 'word': 'b'}");

    OneResponse.proposal(contract, recording);
  }
}
