package io.github.cbrsdk.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryReportTest {
  private static final int LIMIT = 64 * 1024;

  @Test
  void staysBelowTheLimitOfCodeHostsHoweverManyFindingsThereAre() {
    String summary = SummaryReport.of(SampleReports.large(10_000), SampleReports.files());

    assertThat(summary.getBytes(UTF_8)).hasSizeLessThan(LIMIT);
    assertThat(summary).containsPattern("[\\d,]+ findings more: see report\\.html");
  }

  @Test
  void staysBelowTheLimitWhateverFindingsSay() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String long1 = "\ud83d\ude00`<|>".repeat(5_000) + i;
      findings.add(
          SampleReports.finding(
              Rule.TYPE_CHANGED, "/" + long1, long1, long1, SdkEffect.NONE, List.of(), 1));
    }
    Map<String, Long> reasons = new HashMap<>();
    for (int i = 0; i < 5_000; i++) {
      reasons.put("a reason that is none ".repeat(100) + i, 1L);
    }

    String summary =
        SummaryReport.of(
            SampleReports.report(findings, new ExchangeCounts(9_000, 4_000, 1, reasons)),
            SampleReports.files());

    assertThat(summary.getBytes(UTF_8)).hasSizeLessThan(LIMIT);
  }

  @Test
  void staysBelowTheLimitWhereMasksAreLongerThanSecrets() {
    Redaction redaction = new Redaction();
    redaction.add("member");

    String summary =
        SummaryReport.of(
            ReportJson.redact(SampleReports.large(10_000), redaction), SampleReports.files());

    assertThat(summary.getBytes(UTF_8)).hasSizeLessThan(LIMIT);
    assertThat(summary).contains("\\[redacted\\]").doesNotContain("/member");
  }

  @Test
  void showsMarkupAsText() {
    String summary = SummaryReport.of(SampleReports.drifted(), SampleReports.files());

    assertThat(summary)
        .contains("&lt;script&gt;alert\\(1\\)")
        .doesNotContain("<script>")
        .doesNotContain("<img")
        .doesNotContain("\u202e");
  }
}
