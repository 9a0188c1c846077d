package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No output has the key of a scheme whose name in the contract does not tell that it is secret. */
class KeyOfContractTest {
  private static final String KEY = "canary-of-robin-77";

  private static final String CONTRACT =
      """
      openapi: 3.0.3
      info: {title: Pets, version: '1'}
      security: [{odd: []}]
      paths:
        /pets/{id}:
          get:
            operationId: showPet
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            responses:
              '200':
                description: A pet.
                headers: {X-Count: {schema: {type: integer}}}
                content:
                  application/json:
                    schema:
                      type: object
                      properties: {kind: {type: string, enum: [cat]}, size: {type: integer}}
      components:
        securitySchemes:
          odd: {type: apiKey, in: %s, name: X-Quux}
      """;

  private static final String EXCHANGE =
      """
      {"request": {"method": "GET", "url": "https://pets.example/pets/KEY?%s",
       "headers": {"User-Agent": "a", "%s": "%s"}},
       "response": {"status": 200, "body": %s,
       "headers": {"Content-Type": "application/json", "X-Count": "KEY", "X-KEY": "KEY"}}}
      """;

  private static final List<String> BODIES =
      List.of(
          "{\"kind\": \"KEY\", \"size\": \"KEY\", \"KEY\": {\"KEY\": \"KEY\"}}",
          "{\"KEY\": 1, \"KEY\": 2}",
          "{\"KEY\" KEY");

  @TempDir Path folder;

  private static String exchange(String place, String body) {
    boolean inQuery = place.equals("query");
    String quoted = '"' + body.replace("\"", "\\\"") + '"';
    String header = place.equals("cookie") ? "Cookie" : inQuery ? "X-Other" : "x-quux";
    String value = place.equals("cookie") ? "a=b; X-Quux=KEY" : inQuery ? "b" : "KEY";
    return EXCHANGE
            .formatted(inQuery ? "X%2DQuux=KEY" : "a=b", header, value, quoted)
            .replace("KEY", KEY)
            .replace("\n", " ")
        + "\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"header", "query", "cookie"})
  void isInNoOutputWhereverTheResponseRepeatsIt(String place) throws IOException {
    Path contract = Files.writeString(folder.resolve("pets.yaml"), CONTRACT.formatted(place));
    Path traffic =
        Files.writeString(
            folder.resolve("pets.ndjson"),
            String.join("", BODIES.stream().map(body -> exchange(place, body)).toList()));
    Path report = folder.resolve("report");

    CommandLineRun check =
        CommandLineRun.of(
            "check",
            "--contract",
            contract,
            "--recordings",
            traffic,
            "--report-dir",
            report,
            "--write-baseline",
            report.resolve("baseline.yaml"));
    CommandLineRun proposal =
        CommandLineRun.of("propose", "--contract", contract, "--recordings", traffic);

    assertThat(check.status()).isEqualTo(1);
    assertThat(check.out() + check.err()).contains("[redacted]").doesNotContain(KEY);
    assertThat(proposal.out() + proposal.err()).isNotEmpty().doesNotContain(KEY);
    try (Stream<Path> files = Files.list(report)) {
      assertThat(files.toList())
          .hasSizeGreaterThan(7)
          .allSatisfy(file -> assertThat(file).content().doesNotContainIgnoringCase(KEY));
    }
  }
}
