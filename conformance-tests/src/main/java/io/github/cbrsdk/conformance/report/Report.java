package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.baseline.BaselineUse;
import io.github.cbrsdk.conformance.contract.ContractInfo;
import io.github.cbrsdk.conformance.result.VerdictPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report. {@code report.json} is this record, and all other formats are made from it.
 *
 * @param verdict the verdict; of several runs, the worst
 * @param findings the findings, the worst first
 * @param editionMatrix the drifts from each edition; null if one edition was considered
 * @param runs the runs: one, or several in a merged report
 */
public record Report(
    Verdict verdict,
    int exitStatus,
    ContractInfo contract,
    EditionChoice edition,
    ExchangeCounts exchanges,
    List<ReportedFinding> findings,
    List<MemberStatistics> members,
    Coverage coverage,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EditionMatrix editionMatrix,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SelfTestTable selfTest,
    List<BaselineUse.Entry> accepted,
    List<Run> runs) {
  public Report {
    if (exitStatus < 0 || exitStatus > 4 || runs.isEmpty()) {
      throw new IllegalArgumentException("A report has a run, and an exit status from 0 to 4");
    }
    findings = List.copyOf(findings);
    members = List.copyOf(members);
    accepted = List.copyOf(accepted);
    runs = List.copyOf(runs);
  }

  public static Report of(Result result, int exitStatus, Run run, Evidence evidence) {
    return new Report(
        result.verdict(),
        exitStatus,
        result.contract(),
        result.edition(),
        result.exchanges(),
        result.findings().stream().map(each -> reported(each, evidence)).toList(),
        result.members(),
        result.coverage(),
        evidence.matrix(),
        evidence.selfTest(),
        evidence.acceptance().entries(),
        List.of(run));
  }

  private static ReportedFinding reported(Finding finding, Evidence evidence) {
    String fingerprint = finding.fingerprint();
    return ReportedFinding.of(
        finding, evidence.excerpts().get(fingerprint), evidence.proposals().get(fingerprint));
  }

  /** The verdict by another policy. */
  public Verdict verdict(VerdictPolicy policy) {
    return policy.of(
        findings.stream().map(ReportedFinding::impact), exchanges, runs.stream().map(Run::verdict));
  }

  List<ReportedFinding> findings(Impact impact) {
    return findings.stream().filter(finding -> finding.impact() == impact).toList();
  }

  public int count(Impact impact) {
    return findings(impact).size();
  }
}
