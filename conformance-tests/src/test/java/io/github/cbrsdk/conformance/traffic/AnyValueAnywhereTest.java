package io.github.cbrsdk.conformance.traffic;

import static io.github.cbrsdk.conformance.traffic.SampleTraffic.JSON;
import static io.github.cbrsdk.conformance.traffic.SampleTraffic.STUB;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Extent;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.result.VerdictPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any JSON value may stand anywhere in a recording: it never changes how many exchanges there are,
 * nor the verdict on another exchange.
 */
class AnyValueAnywhereTest {
  @TempDir Path folder;

  static List<String> values() {
    return Extent.of(
        3,
        List.of(
            "null",
            "true",
            "false",
            "0",
            "-1.5e400",
            "9".repeat(2000),
            "\"\"",
            "\"GET\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[null]",
            "[[\"name\", \"value\"], {\"name\": \"a\"}]",
            "[{\"request\": {\"method\": \"GET\", \"url\": \"/v3/p/backups/b\"}}]",
            "{\"log\": {\"entries\": [{}, {}]}, \"text\": {\"mappings\": [{}]}}",
            "[".repeat(2000) + "]".repeat(2000)));
  }

  /** The pointers of all values in a document, the root aside. */
  private static List<JsonPointer> pointers(JsonNode node, JsonPointer here) {
    List<JsonPointer> all = new ArrayList<>();
    if (node.isObject()) {
      node.properties()
          .forEach(
              each -> {
                JsonPointer there = here.appendProperty(each.getKey());
                all.add(there);
                all.addAll(pointers(each.getValue(), there));
              });
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      JsonPointer there = here.appendIndex(i);
      all.add(there);
      all.addAll(pointers(node.get(i), there));
    }
    return all;
  }

  /** The document with another value at that place, written as text: no tree holds all of them. */
  private static String replace(JsonNode document, JsonPointer at, String value) {
    JsonNode copy = document.deepCopy();
    JsonNode around = copy.at(at.head());
    if (around instanceof ObjectNode object) {
      object.put(at.last().getMatchingProperty(), "to-be-replaced");
    } else {
      ((ArrayNode) around).set(at.last().getMatchingIndex(), "to-be-replaced");
    }
    return copy.toString().replace("\"to-be-replaced\"", value);
  }

  private Map<String, Verdict> verdicts(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    Map<String, Verdict> verdicts = new TreeMap<>();
    SampleTraffic.check(
        file,
        each ->
            verdicts.put(
                each.source(),
                VerdictPolicy.DEFAULT.of(
                    each, SampleTraffic.EDITION, each.drifts(SampleTraffic.EDITION))));
    return verdicts;
  }

  @ParameterizedTest
  @MethodSource("values")
  void inAHar(String value) throws IOException {
    ObjectNode entry = SampleTraffic.entry();
    ObjectNode foreign = SampleTraffic.entryAt("https://www.example.com/logo.png");
    for (ObjectNode target : List.of(entry, foreign)) {
      for (JsonPointer pointer : pointers(target, JsonPointer.empty())) {
        String har =
            SampleTraffic.har(
                    SampleTraffic.driftedEntry(), JSON.createObjectNode(), SampleTraffic.entry())
                .replace("{}", replace(target, pointer, value));

        Map<String, Verdict> verdicts = verdicts("a.har", har);

        assertThat(verdicts)
            .as("%s at %s", value, pointer)
            .hasSize(3)
            .containsEntry("a.har#0", Verdict.DRIFTED)
            .containsEntry("a.har#2", Verdict.CONFORMANT);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void inTheLinesOfAnNdjson(String value) throws IOException {
    for (JsonPointer pointer : pointers(SampleTraffic.entry(), JsonPointer.empty())) {
      Map<String, Verdict> verdicts =
          verdicts(
              "a.ndjson",
              String.join(
                  "\n",
                  SampleTraffic.driftedEntry().toString(),
                  replace(SampleTraffic.entry(), pointer, value),
                  SampleTraffic.entry().toString()));

      assertThat(verdicts)
          .as("%s at %s", value, pointer)
          .hasSize(3)
          .containsEntry("a.ndjson#0", Verdict.DRIFTED)
          .containsEntry("a.ndjson#2", Verdict.CONFORMANT);
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void inAMapping(String value) throws IOException {
    ObjectNode mapping = STUB.deepCopy();
    mapping.putArray("tags").add("a");
    ((ObjectNode) mapping.get("response")).set("jsonBody", JSON.createObjectNode());
    for (JsonPointer pointer : pointers(mapping, JsonPointer.empty())) {
      String changed = replace(mapping, pointer, value);
      Map<String, Verdict> verdicts =
          verdicts("a.json", "{\"mappings\": [%s, %s]}".formatted(changed, STUB));

      assertThat(verdicts)
          .as("%s at %s", value, pointer)
          .hasSize(2)
          .containsEntry("a.json#1", Verdict.CONFORMANT);
      assertThat(verdicts("b.json", changed)).as("%s at %s", value, pointer).hasSize(1);
    }
  }

  /** Whether a value is unexpected is for its own reader to say; silence would be a hole. */
  @ParameterizedTest
  @MethodSource("values")
  void whatMattersIsNotChecked(String value) throws IOException {
    for (String pointer :
        List.of("/request", "/response", "/request/url", "/response/content/text")) {
      String har =
          SampleTraffic.har(JSON.createObjectNode())
              .replace("{}", replace(SampleTraffic.entry(), JsonPointer.compile(pointer), value));

      assertThat(verdicts("a.har", har).get("a.har#0"))
          .as("%s at %s", value, pointer)
          .isNotEqualTo(Verdict.CONFORMANT);
    }
  }

  @Test
  void repeatedMembersAreNotChecked() throws IOException {
    String entry = SampleTraffic.entry().toString();
    for (String name : List.of("request", "response")) {
      String twice = entry.replaceFirst("\\{", "{\"" + name + "\": {}, ");
      assertThat(verdicts("a.har", "{\"log\": {\"entries\": [%s]}}".formatted(twice)))
          .as(name)
          .containsEntry("a.har#0", Verdict.NOT_CHECKED);
    }
    for (String name : List.of("status", "headers", "content")) {
      String twice = entry.replace("\"response\":{", "\"response\":{\"" + name + "\": null, ");
      assertThat(verdicts("a.har", "{\"log\": {\"entries\": [%s]}}".formatted(twice)))
          .as(name)
          .containsEntry("a.har#0", Verdict.NOT_CHECKED);
    }
    String stub = STUB.toString().replaceFirst("\\{", "{\"response\": {}, ");
    assertThat(verdicts("b.json", stub)).containsEntry("b.json", Verdict.NOT_CHECKED);
  }
}
