package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitHubAnnotationsTest {
  private static List<String> lines(Report report) {
    StringWriter text = new StringWriter();
    new GitHubAnnotations(new PrintWriter(text)).print(report, SampleReports.files());
    return text.toString().lines().toList();
  }

  @Test
  void marksTheLineOfTheContract() {
    assertThat(lines(SampleReports.drifted()))
        .anyMatch(
            line ->
                line.startsWith(
                    "::error file=openapi/cbr.yaml,line=89,"
                        + "title=type-changed at /backup/enterprise_project_id::"));
  }

  @Test
  void saysWhatWasNotChecked() {
    assertThat(lines(SampleReports.notChecked()))
        .containsExactly(
            "::warning title=Not checked::1 exchange not checked: a proxy answered with HTML",
            "::warning title=Not checked::3 exchanges not checked: the login was refused");
  }

  @Test
  void letsNoResponseBeginACommand() {
    Report report =
        SampleReports.report(
            List.of(
                SampleReports.finding(
                    Rule.MEMBER_UNDECLARED,
                    "/a\n::set-output name=b::c,line=1",
                    "nothing",
                    "\r\n::stop-commands::x",
                    SdkEffect.NONE,
                    List.of(),
                    1)),
            new ExchangeCounts(1, 1, 1, Map.of()));

    assertThat(lines(report)).hasSize(1).allMatch(line -> line.startsWith("::warning file="));
  }
}
