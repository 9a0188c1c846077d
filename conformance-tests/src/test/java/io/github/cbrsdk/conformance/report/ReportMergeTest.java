package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportMergeTest {
  @TempDir Path folder;

  private static Report merge(Report a, Report b) {
    Map<String, Report> reports = new LinkedHashMap<>();
    reports.put("east", a);
    reports.put("west", b);
    return ReportMerge.of(reports, report -> 1);
  }

  private static String json(Report report) throws IOException {
    String text = ReportJson.indented(report);
    assertThat(ReportSchema.violations(text)).isEmpty();
    return text;
  }

  private Report readBack(Report report) throws IOException {
    Files.writeString(folder.resolve("report.json"), json(report));
    return ReportJson.read(folder);
  }

  @Test
  void aReportReadBackIsTheSame() throws IOException {
    Report merged = merge(SampleReports.drifted(), SampleReports.notChecked());

    assertThat(json(readBack(SampleReports.drifted()))).isEqualTo(json(SampleReports.drifted()));
    assertThat(json(readBack(merged))).isEqualTo(json(merged));
  }

  @Test
  void theVerdictIsTheWorst() {
    assertThat(merge(SampleReports.conformant(), SampleReports.conformant()).verdict())
        .isEqualTo(Verdict.CONFORMANT);
    assertThat(merge(SampleReports.conformant(), SampleReports.notChecked()).verdict())
        .isEqualTo(Verdict.NOT_CHECKED);
    assertThat(merge(SampleReports.notChecked(), SampleReports.drifted()).verdict())
        .isEqualTo(Verdict.DRIFTED);
  }

  @Test
  void equalDriftsBecomeOneFindingThatSaysWhoSawIt() {
    Report merged = merge(SampleReports.drifted(), SampleReports.drifted());

    assertThat(merged.count(Impact.BREAKING)).isEqualTo(3);
    ReportedFinding finding = merged.findings().get(0);
    assertThat(finding.finding().occurrences())
        .isEqualTo(2 * SampleReports.drifted().findings().get(0).finding().occurrences());
    assertThat(finding.finding().sources()).anyMatch(source -> source.startsWith("east/"));
    assertThat(finding.runs()).containsExactly("east", "west");
  }

  @Test
  void noEditionIsSaidToBeChosenForRunsThatEachHaveTheirOwn() {
    Report merged = merge(SampleReports.drifted(), SampleReports.conformant());
    assertThat(Messages.choice(merged)).isEmpty();
    assertThat(Messages.lead(merged))
        .isEqualTo("3 breaking, 3 additive. Each of 2 runs is compared with its own edition.");
    Report alone = ReportMerge.of(Map.of("east", SampleReports.drifted()), report -> 1);
    assertThat(Messages.choice(alone)).isEqualTo(Messages.choice(SampleReports.drifted()));
  }

  @Test
  void countsAreAddedUp() {
    Report merged = merge(SampleReports.drifted(), SampleReports.conformant());

    assertThat(merged.exchanges().checked()).isEqualTo(52 + 27);
    assertThat(merged.exchanges().notCheckedTotal()).isEqualTo(5);
    assertThat(merged.runs()).extracting(Run::label).containsExactly("east", "west");
  }

  @Test
  void acceptedDriftAndSelfProofAreKept() throws IOException {
    Report read = readBack(merge(SampleReports.drifted(), SampleReports.drifted()));

    assertThat(read.accepted()).isEqualTo(SampleReports.drifted().accepted());
    SelfTestTable selfTest = read.selfTest();
    assertThat(selfTest.injected()).isEqualTo(2 * (54 + 41 + 310));
    assertThat(selfTest.noticed()).isEqualTo(selfTest.injected() - 2);
    assertThat(selfTest.missedDrifts()).containsExactly("type-changed at /backup/<name>");
  }

  @Test
  void whatOneRunObservedIsNoLongerUnobserved() {
    Report alone = SampleReports.drifted();
    assertThat(alone.count(Impact.NOTICE)).isPositive();

    assertThat(merge(alone, SampleReports.conformant()).findings())
        .noneMatch(finding -> finding.rule() == Rule.NEVER_OBSERVED);
    assertThat(merge(alone, alone).count(Impact.NOTICE)).isEqualTo(alone.count(Impact.NOTICE));
  }

  @Test
  void theOrderOfReportsChangesNothingButTheirOrder() {
    Report ab = merge(SampleReports.drifted(), SampleReports.large(10));
    Map<String, Report> reversed = new LinkedHashMap<>();
    reversed.put("west", SampleReports.large(10));
    reversed.put("east", SampleReports.drifted());
    Report ba = ReportMerge.of(reversed, report -> 1);

    assertThat(ba.findings()).isEqualTo(ab.findings());
    assertThat(ba.members()).isEqualTo(ab.members());
    assertThat(ba.exchanges()).isEqualTo(ab.exchanges());
    assertThat(ba.coverage()).isEqualTo(ab.coverage());
    assertThat(ba.verdict()).isEqualTo(ab.verdict());
  }

  @Test
  void whatIsNoReportIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), "{\"verdict\": 1}");

    for (Path path : List.of(file, folder)) {
      assertThatThrownBy(() -> ReportJson.read(path))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("write it anew with check --report-dir");
    }
    assertThatThrownBy(() -> ReportJson.read(folder.resolve("absent")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("write one with check --report-dir");
  }
}
