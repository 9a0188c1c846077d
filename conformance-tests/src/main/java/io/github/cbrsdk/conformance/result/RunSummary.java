package io.github.cbrsdk.conformance.result;

import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.contract.ContractInfo;
import java.util.Comparator;
import java.util.List;

/**
 * What a run found by one edition, before the verdict.
 *
 * @param refused whether the service refused every request that was checked
 * @param unjudged number of exchanges that had a body of which the edition says nothing, beside
 *     other findings
 * @param notCompared number of responses that were not compared with others, since there were too
 *     many
 * @param findings sorted by impact, rule, operation, pointer and detail
 * @param members every member of the edition and every other member seen
 */
public record RunSummary(
    ContractInfo contract,
    EditionChoice edition,
    ExchangeCounts exchanges,
    boolean refused,
    long unjudged,
    long notCompared,
    List<Finding> findings,
    List<MemberStatistics> members,
    Coverage coverage) {
  /** The order of the findings in every report. */
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::impact)
          .thenComparing(Finding::rule)
          .thenComparing(finding -> finding.drift().operation())
          .thenComparing(Finding::pointer)
          .thenComparing(finding -> finding.drift().detail());

  public RunSummary {
    findings = findings.stream().sorted(ORDER).toList();
    members = List.copyOf(members);
  }
}
