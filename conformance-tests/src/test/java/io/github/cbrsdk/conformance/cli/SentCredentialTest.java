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

  private Path report(String name, String... lines) throws IOException {
    Path contract = Files.writeString(folder.resolve("pets.yaml"), CONTRACT);
    Path traffic = Files.writeString(folder.resolve("pets.ndjson"), String.join("", lines));
    Path report = folder.resolve(name);

    CommandLineRun.of(
        "check", "--contract", contract, "--recordings", traffic, "--report-dir", report);
    return report;
  }

  @Test
  void isNamedForEachExchange() throws IOException {
    Path report =
        report(
            "report",
            line("?key=canary-1", "A", "b"),
            line("?key=canary-2", "Cookie", "session=canary-3"),
            line("", "Authorization", "Bearer canary-4"),
            line("", "Authorization", "Basic canary-5"),
            line("?key=", "A", "b"));

    assertThat(Files.readAllLines(report.resolve("exchanges.ndjson")))
        .extracting(each -> each.replaceAll(".*\"credential\":\"([^\"]*)\".*|.*", "$1"))
        .containsExactly("key", "key with session", "token", "", "");
    for (String file : new String[] {"exchanges.ndjson", "report.json", "report.html"}) {
      assertThat(report.resolve(file)).content().doesNotContain("canary");
    }
  }

  @Test
  void isCountedOnThePageOfARunAndOfSeveral() throws IOException {
    Path east = report("east", line("?key=canary-1", "A", "b"), line("?key=canary-2", "A", "b"));
    Path west = report("west", line("", "Authorization", "Bearer canary-4"));
    Path none = report("none", line("", "A", "b"));
    CommandLineRun.of("merge", east, west, none, "--report-dir", folder.resolve("all"));

    assertThat(page(east))
        .containsPattern(
            "Credentials key in 2 of 2 exchanges.*Credentials key in 2 of 2 exchanges");
    assertThat(page(west)).contains("Credentials token in 1 of 1 exchanges");
    assertThat(page(none)).doesNotContain("Credentials key", "Credentials token");
    assertThat(page(folder.resolve("all")))
        .contains("Credentials key in 2 of 2", "Credentials token in 1 of 1");
  }

  /** The text of a page, without its markup. */
  private static String page(Path report) throws IOException {
    String html = Files.readString(report.resolve("report.html"));
    String body = html.substring(html.indexOf("Skip to the findings"));
    return body.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
  }
}
