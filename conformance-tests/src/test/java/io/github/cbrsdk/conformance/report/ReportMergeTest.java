package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.Verdict;
import java.io.IOException;
import java.io.StringWriter;
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
    return ReportMerge.of(reports);
  }

  private static String json(Report report) throws IOException {
    StringWriter text = new StringWriter();
    JsonReport.write(report, text);
    assertThat(ReportSchema.violations(text.toString())).isEmpty();
    return text.toString();
  }

  private Report readBack(Report report) throws IOException {
    JsonReport.write(report, ReportFolder.at(folder, new Redaction()));
    return StoredReport.read(folder);
  }

  @Test
  void aReportReadBackIsTheSame() throws IOException {
    Report merged = merge(SampleReports.drifted(), SampleReports.notChecked());

    assertThat(json(readBack(SampleReports.drifted()))).isEqualTo(json(SampleReports.drifted()));
    assertThat(json(readBack(merged))).isEqualTo(json(merged));
  }

  @Test
  void theVerdictIsTheWorst() {
    assertThat(merge(SampleReports.conformant(), SampleReports.conformant()).result().verdict())
        .isEqualTo(Verdict.CONFORMANT);
    assertThat(merge(SampleReports.conformant(), SampleReports.notChecked()).result().verdict())
        .isEqualTo(Verdict.NOT_CHECKED);
    assertThat(merge(SampleReports.notChecked(), SampleReports.drifted()).result().verdict())
        .isEqualTo(Verdict.DRIFTED);
  }

  @Test
  void equalDriftsBecomeOneFindingThatSaysWhoSawIt() {
    Report merged = merge(SampleReports.drifted(), SampleReports.drifted());

    assertThat(merged.count(Impact.BREAKING)).isEqualTo(3);
    Finding finding = merged.result().findings().get(0);
    assertThat(finding.occurrences())
        .isEqualTo(2 * SampleReports.drifted().result().findings().get(0).occurrences());
    assertThat(finding.sources()).anyMatch(source -> source.startsWith("east/"));
    assertThat(merged.evidence().seenBy().get(finding.drift())).containsExactly("east", "west");
  }

  @Test
  void noEditionIsSaidToBeChosenForRunsThatEachHaveTheirOwn() {
    assertThat(Words.choice(merge(SampleReports.drifted(), SampleReports.conformant())))
        .isEqualTo("2 runs, each by its own edition.");
    Report alone = ReportMerge.of(Map.of("east", SampleReports.drifted()));
    assertThat(Words.choice(alone)).isEqualTo(Words.choice(SampleReports.drifted()));
  }

  @Test
  void countsAreAddedUp() {
    Report merged = merge(SampleReports.drifted(), SampleReports.conformant());

    assertThat(merged.result().exchanges().checked()).isEqualTo(52 + 27);
    assertThat(merged.result().exchanges().notCheckedTotal()).isEqualTo(5);
    assertThat(merged.runs()).extracting(Run::label).containsExactly("east", "west");
  }

  @Test
  void acceptedDriftAndSelfProofAreKept() throws IOException {
    Report read = readBack(merge(SampleReports.drifted(), SampleReports.drifted()));

    assertThat(read.evidence().acceptance())
        .isEqualTo(SampleReports.drifted().evidence().acceptance());
    ProofTable proof = read.evidence().selfProof().orElseThrow();
    assertThat(proof.injected()).isEqualTo(2 * (54 + 41 + 310));
    assertThat(proof.noticed()).isEqualTo(proof.injected() - 2);
    assertThat(proof.missed()).containsExactly("type-changed at /backup/<name>");
  }

  @Test
  void whatOneRunObservedIsNoLongerUnobserved() {
    Report alone = SampleReports.drifted();
    assertThat(alone.count(Impact.NOTICE)).isPositive();

    assertThat(merge(alone, SampleReports.conformant()).result().findings())
        .noneMatch(finding -> finding.rule() == Rule.NEVER_OBSERVED);
    assertThat(merge(alone, alone).count(Impact.NOTICE)).isEqualTo(alone.count(Impact.NOTICE));
  }

  @Test
  void theOrderOfReportsChangesNothingButTheirOrder() {
    Report ab = merge(SampleReports.drifted(), SampleReports.large(10));
    Map<String, Report> reversed = new LinkedHashMap<>();
    reversed.put("west", SampleReports.large(10));
    reversed.put("east", SampleReports.drifted());
    Report ba = ReportMerge.of(reversed);

    assertThat(ba.result()).isEqualTo(ab.result());
    assertThat(ba.evidence().seenBy()).isEqualTo(ab.evidence().seenBy());
  }

  @Test
  void whatIsNoReportIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), "{\"verdict\": 1}");

    for (Path path : List.of(file, folder)) {
      assertThatThrownBy(() -> StoredReport.read(path))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("write it anew with check --report-dir");
    }
    assertThatThrownBy(() -> StoredReport.read(folder.resolve("absent")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("write one with check --report-dir");
  }
}
