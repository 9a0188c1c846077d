package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Misspelt keywords of a contract: a warning guesses at the one that was meant. */
class MisspeltKeywordTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Things, version: '1'}
      #document
      paths:
        /things:
          #path
          post:
            #operation
            parameters:
              - name: limit
                in: query
                #parameter
                schema: {type: integer}
            requestBody:
              #request
              content: {application/json: {schema: {type: object}}}
            responses:
              '200':
                description: A thing.
                #response
                headers:
                  X-A:
                    #header
                    schema: {type: string}
                content:
                  application/json:
                    #media
                    schema:
                      #schema
                      type: object
      components:
        #components
        securitySchemes: {token: {type: apiKey, in: header, name: X-Token}}
      """;

  private static final Map<String, List<String>> KEYWORDS =
      Map.of(
          "document", List.of("components", "security", "tags", "webhooks"),
          "path", List.of("parameters", "delete", "servers", "description"),
          "operation", List.of("operationId", "security", "deprecated", "summary"),
          "parameter", List.of("required", "explode", "style"),
          "request", List.of("required", "description"),
          "response", List.of("links", "summary"),
          "header", List.of("required", "deprecated"),
          "media", List.of("example", "encoding"),
          "schema",
              List.of(
                  "required properties minLength maxItems pattern enum const allOf oneOf format"
                      .split(" ")),
          "components", List.of("schemas", "responses", "parameters"));

  @TempDir private Path folder;

  /** Each keyword with two letters exchanged, without a letter, and with one more. */
  static Stream<Arguments> misspelt() {
    return KEYWORDS.entrySet().stream()
        .flatMap(
            (Entry<String, List<String>> each) ->
                each.getValue().stream()
                    .flatMap(
                        word -> {
                          int last = word.length() - 1;
                          return Stream.of(
                                  word.substring(0, last - 1)
                                      + word.charAt(last)
                                      + word.charAt(last - 1),
                                  word.substring(0, 1) + word.substring(2),
                                  word + "x")
                              .filter(wrong -> !wrong.equals(word))
                              .map(wrong -> Arguments.of(each.getKey(), wrong, word));
                        }));
  }

  private String warnings(String place, String line) throws IOException {
    String text = CONTRACT.replace("#" + place + "\n", line + "\n").replaceAll("#\\w+\n", "\n");
    Path contract = Files.writeString(folder.resolve("things.yaml"), text);
    return CommandLineRun.of("contract", "--contract", contract).err().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @MethodSource("misspelt")
  void warningGuessesTheKeyword(String place, String wrong, String meant) throws IOException {
    assertThat(warnings(place, wrong + ": []"))
        .containsOnlyOnce("'" + wrong + "' is not known")
        .contains("did you mean '" + meant + "'?")
        .doesNotContain("?.");
  }

  @ParameterizedTest
  @CsvSource({"schema", "operation", "parameter", "response", "document"})
  void extensionsAndOtherWordsGetNoGuess(String place) throws IOException {
    assertThat(warnings(place, "x-anything: 1")).isEmpty();
    assertThat(warnings(place, "unlikeAnyOfThem: 1"))
        .contains("'unlikeAnyOfThem' is not known")
        .doesNotContain("did you mean");
  }

  @Test
  void keywordOfAnotherVersionIsNotItsOwnGuess() throws IOException {
    assertThat(warnings("schema", "nullable: true"))
        .contains("'nullable' is not known")
        .doesNotContain("did you mean");
  }

  @Test
  void formatsAndSecuritySchemesGetOneToo() throws IOException {
    assertThat(warnings("schema", "properties: {a: {type: string, format: date-tiem}}"))
        .contains("the format 'date-tiem' is not known: did you mean 'date-time'?");
    assertThat(warnings("operation", "security: [{tokn: []}]"))
        .contains("the security scheme 'tokn' is not declared: did you mean 'token'?");
  }
}
