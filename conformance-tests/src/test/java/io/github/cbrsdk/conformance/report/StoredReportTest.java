package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report that is read back is whole, or it is refused. */
class StoredReportTest {
  /** Members that a report need not have. */
  private static final Set<String> OPTIONAL =
      Set.of("hint", "excerpt", "proposal", "editionMatrix", "selfTest");

  /** Their names are data. */
  private static final Set<String> MAPS = Set.of("drifts", "notCheckedReasons", "types", "values");

  @TempDir Path folder;

  private void assertRefused(JsonNode report, String how) throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), report.toString());
    assertThatThrownBy(() -> ReportJson.read(file))
        .as(how)
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("is not a report of this version");
  }

  @Test
  void aReportThatLacksAMemberOrHasAnotherValueThereIsRefused() throws IOException {
    JsonNode report = new ObjectMapper().readTree(ReportJson.text(SampleReports.drifted()));
    Path file = Files.writeString(folder.resolve("report.json"), report.toString());
    assertThat(ReportJson.read(file)).isEqualTo(SampleReports.drifted());

    assertMembersAreNeeded(report, report, "");
  }

  private void assertMembersAreNeeded(JsonNode report, JsonNode node, String name)
      throws IOException {
    if (node instanceof ObjectNode object && !MAPS.contains(name)) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String member : names) {
        JsonNode value = object.get(member);
        if (!OPTIONAL.contains(member)) {
          ObjectNode copy = object.deepCopy();
          object.remove(member);
          assertRefused(report, "without " + member);
          object.setAll(copy);
        }
        for (JsonNode other : List.of(NullNode.instance, TextNode.valueOf("[redacted]"))) {
          if (!value.isTextual() || other.isNull()) {
            object.set(member, other);
            assertRefused(report, member + " is " + other);
          }
        }
        object.set(member, value);
      }
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      assertMembersAreNeeded(report, member.getValue(), member.getKey());
    }
    if (node.isArray() && !node.isEmpty()) {
      assertMembersAreNeeded(report, node.get(0), name);
    }
  }

  @Test
  void aFindingIsCountedOnceWhateverItsHint() {
    Report one = withHint("probably renamed to a");
    Report two = withHint("probably renamed to b");
    Map<String, Report> reports = new LinkedHashMap<>();
    reports.put("east", one);
    reports.put("west", two);

    Report merged = ReportMerge.of(reports, report -> 1);

    assertThat(merged.findings()).hasSize(1);
    assertThat(merged.findings().get(0).finding().occurrences()).isEqualTo(2);
    assertThat(merged.findings().get(0).runs()).containsExactly("east", "west");
  }

  private static Report withHint(String hint) {
    Report report =
        SampleReports.report(
            List.of(
                SampleReports.finding(
                    Rule.MEMBER_MISSING,
                    "/a",
                    "a string",
                    "nothing",
                    SdkEffect.NONE,
                    List.of(),
                    1)),
            new ExchangeCounts(1, 1, 1, Map.of()));
    ObjectNode json = ReportJson.MAPPER.valueToTree(report);
    ((ObjectNode) json.at("/findings/0")).put("hint", hint);
    return ReportJson.MAPPER.convertValue(json, Report.class);
  }
}
