package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The schema knows every member of a report, and no other. */
class ReportSchemaTest {
  /** Their names are data. */
  private static final Set<String> MAPS =
      Set.of("drifts", "hosts", "notCheckedReasons", "skippedReasons", "types", "values");

  private static JsonNode report() throws IOException {
    return ReportSchema.parse(
        ReportJson.indented(ReportMerge.of(Map.of("east", SampleReports.drifted()), report -> 1)));
  }

  @Test
  void aMemberThatItDoesNotKnowIsAViolation() throws IOException {
    JsonNode report = report();

    assertUnknownIsRefused(report, report, "");
  }

  private static void assertUnknownIsRefused(JsonNode report, JsonNode node, String name) {
    if (node instanceof ObjectNode object && !MAPS.contains(name)) {
      object.put("unknown", 1);
      assertThat(ReportSchema.violations(report.toString())).as(name).isNotEmpty();
      object.remove("unknown");
    }
    node.properties()
        .forEach(each -> assertUnknownIsRefused(report, each.getValue(), each.getKey()));
    if (node.isArray() && !node.isEmpty()) {
      assertUnknownIsRefused(report, node.get(0), name);
    }
  }

  @Test
  void aMemberOfAReportThatIsGoneIsAViolation() throws IOException {
    for (String name :
        List.of("verdict", "findings", "members", "coverage", "accepted", "runs", "exitStatus")) {
      ObjectNode report = (ObjectNode) report();
      report.remove(name);

      assertThat(ReportSchema.violations(report.toString())).as(name).isNotEmpty();
    }
  }

  @Test
  void selfTestTellsThreeNumbers() throws IOException {
    JsonNode selfTest = report().get("selfTest");

    assertThat(selfTest.get("injected").intValue()).isEqualTo(405);
    assertThat(selfTest.get("noticed").intValue()).isEqualTo(404);
    assertThat(selfTest.get("missed").intValue()).isOne();
    assertThat(selfTest.get("missedDrifts")).hasSize(1);
  }
}
