package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The history of a nightly job's reports. */
class HistoryCommandTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Pets, version: '%s'}
      paths:
        /pet:
          get:
            responses:
              '200':
                description: A pet.
                content:
                  application/json:
                    schema: {type: object, properties: {id: {type: integer}, name: {type: string}}}
      """;

  @TempDir private Path folder;
  private Path contract;

  @BeforeEach
  void writeContract() throws IOException {
    contract = Files.writeString(folder.resolve("pets.yaml"), CONTRACT.formatted("1"));
  }

  /** A report of a night in November, with the bodies that were seen; of 418 only the status. */
  private Path night(int day, String... bodies) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String body : bodies) {
      entries.add(
          """
          {"request": {"method": "GET", "url": "https://pets.example/pet", "headers": []},
           "response": {"status": %s,
            "headers": [{"name": "Content-Type", "value": "application/json"}],
            "content": {%s}}}
          """
              .formatted(
                  body.equals("418") ? body : "200",
                  body.equals("418")
                      ? "\"size\": 9"
                      : "\"text\": \"%s\"".formatted(body.replace("'", "\\\""))));
    }
    Path har = folder.resolve("traffic.har");
    Files.writeString(har, "{\"log\": {\"entries\": [" + String.join(",", entries) + "]}}");
    Path reports = folder.resolve("night-" + day);
    CommandLineRun.of(
        "check", "--contract", contract, "--recordings", har, "-q", "--report-dir", reports);
    Path file = reports.resolve("report.json");
    String text = Files.readString(file);
    assertThat(text).contains("\"startedAt\"");
    Files.writeString(
        file,
        text.replaceAll(
            "\"startedAt\" : \"[^\"]*\"",
            "\"startedAt\" : \"2026-11-%02dT03:00:00Z\"".formatted(day)));
    return reports;
  }

  @Test
  void eachFindingHasItsFirstAndLastNight() throws IOException {
    Path third = night(3, "{'id': 1, 'name': 'a'}", "{'id': '2'}");
    Path first = night(1, "{'id': 1, 'name': 'a', 'more': 1}");
    Path second = night(2, "{'id': '1', 'name': null}");
    Path out = folder.resolve("history");

    CommandLineRun run = CommandLineRun.of("history", third, first, second, "--report-dir", out);

    assertThat(run.status()).isOne();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("3 reports from 2026-11-01T03:00:00Z to 2026-11-03T03:00:00Z; 0 not read.")
        .contains("since 2026-11-02T03:00:00Z: id is a string, expected integer")
        .contains("(type-changed), in 2 of 3 reports")
        .contains("gone 2026-11-01T03:00:00Z to 2026-11-01T03:00:00Z: more is not declared")
        .contains(
            "presence 2026-11-02T03:00:00Z: /name is there always, as null (before: always)",
            "presence 2026-11-03T03:00:00Z: /name is there sometimes (before: always, as null)")
        .doesNotContain("different");
    JsonNode json = new ObjectMapper().readTree(out.resolve("history.json").toFile());
    JsonNode changed = json.at("/findings/0");
    assertThat(changed.path("rule").asText()).isEqualTo("type-changed");
    assertThat(changed.path("firstSeen").asText()).isEqualTo("2026-11-02T03:00:00Z");
    assertThat(changed.path("seenIn")).hasToString("[false,true,true]");
    assertThat(json.at("/reports/0/label").asText()).endsWith("night-1");
    assertThat(Files.readString(out.resolve("history.html")))
        .contains("<svg", "class=\"breaking\"", "still there", "2 of 3 reports")
        .doesNotContain("<script");
  }

  @Test
  void otherContractsAndUnreadReportsAreTold() throws IOException {
    Path first = night(1, "{'id': 1}");
    Files.writeString(contract, CONTRACT.formatted("2"));
    Path second = night(2, "{'id': 1}");
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Files.writeString(broken.resolve("report.json"), "{}");

    CommandLineRun run = CommandLineRun.of("history", first, second, broken, "--format", "json");

    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/differences/0").asText())
        .contains("different contracts (1 (sha256 ", "; 2 (sha256 ");
    assertThat(json.at("/notRead/0/label").asText()).endsWith("broken");
    assertThat(json.at("/reports")).hasSize(2);
    assertThat(run.status()).isEqualTo(3);
    assertThat(CommandLineRun.of("history", first, second).status()).isZero();
  }

  /**
   * Each night has the body of an edition, which is the nearest; the contract is changed or not.
   */
  @ParameterizedTest
  @CsvSource({
    "id name, false",
    "id id, false",
    "id name id, true",
    "name name, true",
    "id id, true"
  })
  void anotherEditionIsNotAnotherContract(String members, boolean isChanged) throws IOException {
    List<Object> args = new ArrayList<>(List.of("history"));
    String[] nights = members.split(" ");
    for (int i = 0; i < nights.length; i++) {
      if (isChanged && i == nights.length - 1) {
        Files.writeString(contract, CONTRACT.formatted("1").replace("A pet.", "One pet."));
      }
      Path body =
          Files.writeString(
              folder.resolve("pet.json"),
              """
              {"request": {"method": "GET", "url": "/pet"}, "response": {"status": 200, "headers": \
              {"Content-Type": "application/json"}, "jsonBody": {"%s": %s}}}
              """
                  .formatted(nights[i], nights[i].equals("id") ? "1" : "\"a\""));
      Path report = folder.resolve("edition-" + i);
      List<Object> check = new ArrayList<>(List.of("check", "--contract", contract));
      for (String name : List.of("id", "name")) {
        check.add("--overlay");
        check.add(
            Files.writeString(
                folder.resolve(name + ".yaml"),
                """
                overlay: 1.0.0
                info: {title: One member, version: '1'}
                actions:
                  - target: $.paths['/pet'].get.responses['200'].content['application/json'].schema
                    update: {required: [%s]}
                  - target: $.paths['/pet'].get.responses['200'].content['application/json'].schema.properties.%s
                    remove: true
                """
                    .formatted(name, name.equals("id") ? "name" : "id")));
      }
      check.addAll(List.of("--recordings", body, "-q", "--report-dir", report));
      assertThat(CommandLineRun.of(check.toArray()).status()).isZero();
      args.add(report);
    }

    String out = CommandLineRun.of(args.toArray()).out().replaceAll("\\s+", " ");

    assertThat(out.contains("different contracts")).as(out).isEqualTo(isChanged);
    assertThat(out.contains("different editions"))
        .as(out)
        .isEqualTo(members.contains("id") && members.contains("name"));
  }

  /** A status is known without a body, which is needed for a check. */
  @ParameterizedTest
  @ValueSource(strings = {"418", "418|", "{'id': 1}|418", "{'id': 1}|418|", "418||", "418|418"})
  void aFindingOfAReportThatCheckedNothingIsOpenUntilOneChecks(String nights) throws IOException {
    List<Object> args = new ArrayList<>(List.of("history"));
    for (String body : nights.split("[|]", -1)) {
      args.add(body.isEmpty() ? night(args.size()) : night(args.size(), body));
    }

    String still = CommandLineRun.of(args.toArray()).out();
    args.add(night(args.size(), "{'id': 1}"));
    String gone = CommandLineRun.of(args.toArray()).out();

    assertThat(still).contains("since     2026-11-").contains("status 418").doesNotContain("gone ");
    assertThat(gone).contains("gone      2026-11-").doesNotContain("since ");
  }

  /** Each is such as a shell makes of a history of several folders. */
  @ParameterizedTest
  @ValueSource(strings = {"--report-dir", "--unknown", "missing"})
  void aHistoryThatIsNotToldKeepsTheReports(String word) throws IOException {
    Path first = night(1, "{'id': 1}");

    CommandLineRun run =
        CommandLineRun.of("history", "--report-dir", first, word, folder.resolve("other"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(first.resolve("report.json")).exists();
  }

  /** What was not checked may still be there. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aReportThatCheckedNothingEndsNoFinding(int unchecked) throws IOException {
    List<Object> args = new ArrayList<>(List.of("history"));
    args.add(night(1, "{'id': 'a', 'name': 1}"));
    args.add(night(2, "{'id': 'a', 'name': 'b'}"));
    for (int i = 0; i < unchecked; i++) {
      args.add(night(3 + i));
    }

    CommandLineRun run = CommandLineRun.of(args.toArray());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("since 2026-11-01T03:00:00Z: id is a string")
        .contains("gone 2026-11-01T03:00:00Z to 2026-11-01T03:00:00Z: name is an integer")
        .doesNotContain("different editions");
    assertThat(run.out().strip()).endsWith("latest    not checked, " + args.get(2 + unchecked));
  }

  @Test
  void withoutAnyReportItIsAMistakeOfUsage() {
    CommandLineRun run = CommandLineRun.of("history", folder.resolve("absent"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("There is no report to read at").hasLineCount(1);
  }

  @Test
  void textOfAServiceIsNoMarkup() throws IOException {
    Path night = night(1, "{'<script>alert(1)</script>': 1}");
    Path out = folder.resolve("history");
    CommandLineRun.of("history", night, "--report-dir", out);

    assertThat(Files.readString(out.resolve("history.html"))).doesNotContain("<script");
    assertThat(Files.readString(out.resolve("history.json"))).doesNotContain("<script");
  }
}
