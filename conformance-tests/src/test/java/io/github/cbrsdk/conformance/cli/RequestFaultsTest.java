package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Different faults of requests are different findings: in a report, a history and a baseline. */
class RequestFaultsTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Shop, version: '1'}
      paths:
        /orders:
          post:
            operationId: order
            parameters:
              - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 9}}
              - {name: since, in: query, required: true, schema: {type: string}}
            requestBody:
              required: true
              content:
                application/json:
                  schema:
                    type: object
                    required: [item, buyer]
                    additionalProperties: false
                    properties:
                      item: {type: string, maxLength: 5, enum: [a, b, long-one]}
                      count: {type: integer, minimum: 1, maximum: 9}
                      buyer: {type: object, required: [name, city], properties: {name: {type: string}}}
            responses: {'204': {description: Ordered}}
      """;

  private static final String GOOD = "{\"item\": \"a\", \"buyer\": {\"name\": \"n\", \"city\": 1}}";

  /** Each request has one fault, of which its sentence tells. */
  private static final Map<String, List<String>> FAULTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("the body lacks /item", List.of("", "{\"buyer\": 1}")),
              Map.entry("the body lacks /buyer", List.of("", "{\"item\": \"a\"}")),
              Map.entry("the body lacks /buyer/name", body("\"buyer\": {\"city\": 1}", "item")),
              Map.entry("the body lacks /buyer/city", body("\"buyer\": {\"name\": \"n\"}", "item")),
              Map.entry("/buyer, expected object", body("\"buyer\": 1", "item")),
              Map.entry("/buyer/name, expected string", body(buyer("1"), "item")),
              Map.entry(
                  "/count, expected integer", body(buyer("\"n\"") + ", \"count\": \"1\"", "item")),
              Map.entry(
                  "/count, expected a number from 1",
                  body(buyer("\"n\"") + ", \"count\": 0", "item")),
              Map.entry(
                  "/count, expected a number up to 9",
                  body(buyer("\"n\"") + ", \"count\": 10", "item")),
              Map.entry(
                  "expected no undeclared member", body(buyer("\"n\"") + ", \"more\": 1", "item")),
              Map.entry(
                  "limit has a value that is not allowed, expected integer",
                  List.of("&limit=x", GOOD)),
              Map.entry(
                  "limit has a value that is not allowed, expected a number from 1",
                  List.of("&limit=0", GOOD)),
              Map.entry(
                  "limit has a value that is not allowed, expected a number up to 9",
                  List.of("&limit=10", GOOD)),
              Map.entry("the request lacks the query parameter since", List.of("none", GOOD))));

  @TempDir private Path folder;
  private Path contract;

  private static List<String> body(String members, String item) {
    return List.of("", "{\"%s\": \"a\", %s}".formatted(item, members));
  }

  private static String buyer(String name) {
    return "\"buyer\": {\"name\": " + name + ", \"city\": 1}";
  }

  @BeforeEach
  void writeContract() throws IOException {
    contract = Files.writeString(folder.resolve("shop.yaml"), CONTRACT);
  }

  private Path report(int night, List<String> request, Object... more) throws IOException {
    String query = request.get(0).equals("none") ? "?" : "?since=a" + request.get(0);
    Path traffic =
        Files.writeString(
            folder.resolve("traffic.har"),
            """
            {"log": {"entries": [
              {"request": {"method": "POST", "url": "https://shop.example/orders%s",
                "headers": [{"name": "Content-Type", "value": "application/json"}],
                "postData": {"mimeType": "application/json", "text": "%s"}},
               "response": {"status": 204, "headers": []}}]}}
            """
                .formatted(query, request.get(1).replace("\"", "\\\"")));
    Path report = folder.resolve("night-" + night);
    List<Object> args = new ArrayList<>(List.of("check", "-q", "--fail-on", "additive"));
    args.addAll(List.of("--contract", contract, "--recordings", traffic, "--report-dir", report));
    args.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(args.toArray());
    assertThat(run.status()).as(run.err()).isIn(0, 1);
    return report;
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  @Test
  void eachHasARowOfItsOwnInAHistoryAndInAMergedReport() throws IOException {
    Object[] history = new Object[FAULTS.size() + 3];
    int night = 0;
    for (List<String> request : FAULTS.values()) {
      night++;
      history[night] = report(night, request);
    }
    history[0] = "history";
    history[night + 1] = "--report-dir";
    history[night + 2] = folder.resolve("history");
    CommandLineRun.of(history);
    history[0] = "merge";
    history[night + 2] = folder.resolve("merged");
    CommandLineRun.of(history);

    Set<String> sentences = new HashSet<>();
    for (JsonNode row : json(folder.resolve("history/history.json")).at("/findings")) {
      if (row.path("rule").asText().equals("request-invalid")) {
        sentences.add(row.path("sentence").asText());
        assertThat(row.path("count").asInt()).as(row.toString()).isOne();
      }
    }
    assertThat(sentences).hasSameSizeAs(FAULTS.keySet());
    for (String fault : FAULTS.keySet()) {
      assertThat(sentences).anySatisfy(each -> assertThat(each).endsWith(fault));
    }
    int merged = 0;
    for (JsonNode row : json(folder.resolve("merged/report.json")).at("/findings")) {
      merged += row.path("rule").asText().equals("request-invalid") ? 1 : 0;
    }
    assertThat(merged).isEqualTo(FAULTS.size());
  }

  @Test
  void aBaselineAcceptsTheFaultThatItListsAlone() throws IOException {
    List<String> faults = List.copyOf(FAULTS.keySet());
    for (int i = 0; i < faults.size(); i++) {
      String accepted = faults.get(i);
      Path known = folder.resolve("known.yaml");
      report(
          0,
          FAULTS.getOrDefault(accepted, List.of()),
          "--write-baseline",
          known,
          "--accept-reason",
          "known");
      for (String fault : List.of(accepted, faults.get((i + 1) % faults.size()))) {
        List<String> request = FAULTS.getOrDefault(fault, List.of());
        boolean isAccepted =
            json(report(1, request, "--baseline", known).resolve("report.json"))
                    .path("exitStatus")
                    .asInt()
                == 0;
        assertThat(isAccepted)
            .as("%s by a baseline of %s", fault, accepted)
            .isEqualTo(fault.equals(accepted));
      }
    }
  }
}
