package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exchanges of one operation, and what was found in them.
 *
 * @param operation the operationId; empty for exchanges whose operation is not known
 * @param observed whether any of them was checked
 * @param findings what was found
 */
record ExchangeGroup(String operation, boolean observed, List<Finding> findings) {
  /** All operations of a result, sorted. */
  static List<ExchangeGroup> of(Result result) {
    Map<String, Boolean> observed = new TreeMap<>();
    for (MemberStatistics member : result.members()) {
      boolean seen = member.present() + member.nulls() + member.absent() > 0;
      observed.merge(member.operation(), seen, Boolean::logicalOr);
    }
    Map<String, List<Finding>> findings = new TreeMap<>();
    for (Finding finding : result.findings()) {
      String operation = finding.drift().operation();
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

  /** The findings of a rule. */
  List<Finding> of(Rule rule) {
    return findings.stream().filter(finding -> finding.rule() == rule).toList();
  }
}
