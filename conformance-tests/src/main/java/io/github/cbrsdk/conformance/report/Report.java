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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every face of a report shows; {@code report.json} is this record, member by member.
 *
 * @param verdict the verdict; of several runs, the worst
 * @param exitStatus what the process returns for it
 * @param contract the contract that was checked against
 * @param edition the edition that was checked against
 * @param exchanges how many exchanges there were
 * @param findings what was found, the worst first
 * @param members how each member was seen
 * @param coverage how much of the contract was observed
 * @param editionMatrix how far the exchanges are from each edition; null if one edition was
 *     considered
 * @param selfTest which injected drifts the check noticed; null if none were injected
 * @param accepted what became of the drifts that are known and accepted
 * @param runs how it was run: one entry, or one for each of the merged runs; empty where a library
 *     user does not say
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
    if (exitStatus < 0 || exitStatus > 4) {
      throw new IllegalArgumentException("There is no exit status " + exitStatus);
    }
    findings = List.copyOf(findings);
    members = List.copyOf(members);
    accepted = List.copyOf(accepted);
    runs = List.copyOf(runs);
  }

  /** The report of a result with what backs it. */
  public static Report of(Result result, int exitStatus, List<Run> runs, Evidence evidence) {
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
        runs);
  }

  private static ReportedFinding reported(Finding finding, Evidence evidence) {
    String fingerprint = finding.fingerprint();
    return ReportedFinding.of(
        finding, evidence.excerpts().get(fingerprint), evidence.proposals().get(fingerprint));
  }

  /** The findings of that impact. */
  List<ReportedFinding> findings(Impact impact) {
    return findings.stream().filter(finding -> finding.impact() == impact).toList();
  }

  /** How many findings there are of that impact. */
  public int count(Impact impact) {
    return findings(impact).size();
  }
}
