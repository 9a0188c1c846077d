package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The findings in the exchanges of one operation.
 *
 * @param operation the operationId; empty for exchanges whose operation is not known
 * @param observed whether any of them was checked
 * @param findings the findings
 */
record ExchangeGroup(String operation, boolean observed, List<ReportedFinding> findings) {
  /** The groups of a report, sorted by operation. */
  static List<ExchangeGroup> of(Report report) {
    Map<String, Boolean> observed = new TreeMap<>();
    for (MemberStatistics member : report.members()) {
      boolean seen = member.present() + member.nulls() + member.absent() > 0;
      observed.merge(member.operation(), seen, Boolean::logicalOr);
    }
    Map<String, List<ReportedFinding>> findings = new TreeMap<>();
    for (ReportedFinding finding : report.findings()) {
      String operation = finding.operation();
      observed.merge(operation, finding.impact() != Impact.NOTICE, Boolean::logicalOr);
      findings.computeIfAbsent(operation, unused -> new ArrayList<>()).add(finding);
    }
    List<ExchangeGroup> groups = new ArrayList<>();
    observed.forEach(
        (operation, seen) ->
            groups.add(
                new ExchangeGroup(operation, seen, findings.getOrDefault(operation, List.of()))));
    return groups;
  }

  List<ReportedFinding> of(Rule rule) {
    return findings.stream().filter(finding -> finding.rule() == rule).toList();
  }
}
