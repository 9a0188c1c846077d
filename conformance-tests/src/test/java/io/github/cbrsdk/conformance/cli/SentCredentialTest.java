package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report names the security scheme whose credential was sent, and never the credential. */
class SentCredentialTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Pets, version: '1'}
      security: [{}, {key: []}, {key: [], session: []}, {token: []}, {certificate: []}]
      paths:
        /pets:
          get: {operationId: listPets, responses: {'204': {description: Pets.}}}
      components:
        securitySchemes:
          key: {type: apiKey, in: query, name: key}
          session: {type: apiKey, in: cookie, name: session}
          token: {type: http, scheme: bearer}
          certificate: {type: mutualTLS}
      """;

  @TempDir Path folder;

  private static String line(String query, String header, String value) {
    return """
        {"request": {"method": "GET", "url": "https://pets.example/pets%s",
         "headers": {"User-Agent": "a", "%s": "%s"}},
         "response": {"status": 204, "headers": {"Date": "today"}}}
        """
            .formatted(query, header, value)
            .replace("\n", " ")
        + "\n";
  }

  @Test
  void isNamedForEachExchange() throws IOException {
    Path contract = Files.writeString(folder.resolve("pets.yaml"), CONTRACT);
    Path traffic =
        Files.writeString(
            folder.resolve("pets.ndjson"),
            line("?key=canary-1", "A", "b")
                + line("?key=canary-2", "Cookie", "session=canary-3")
                + line("", "Authorization", "Bearer canary-4")
                + line("", "Authorization", "Basic canary-5")
                + line("?key=", "A", "b"));
    Path report = folder.resolve("report");

    CommandLineRun.of(
        "check", "--contract", contract, "--recordings", traffic, "--report-dir", report);

    assertThat(Files.readAllLines(report.resolve("exchanges.ndjson")))
        .extracting(each -> each.replaceAll(".*\"credential\":\"([^\"]*)\".*|.*", "$1"))
        .containsExactly("key", "key with session", "token", "", "");
    for (String file : new String[] {"exchanges.ndjson", "report.json", "report.html"}) {
      assertThat(report.resolve(file)).content().doesNotContain("canary");
    }
  }
}
