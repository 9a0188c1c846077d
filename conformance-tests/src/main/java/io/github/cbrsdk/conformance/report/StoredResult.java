package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.ContractInfo;
import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import java.util.List;

/** A result as a report tells it: of one edition, so that it can be shown but not merged. */
record StoredResult(
    Verdict verdict,
    ContractInfo contract,
    EditionChoice edition,
    ExchangeCounts exchanges,
    List<Finding> findings,
    List<MemberStatistics> members,
    Coverage coverage)
    implements Result {
  StoredResult {
    findings = List.copyOf(findings);
    members = List.copyOf(members);
  }

  @Override
  public Result merge(Result other) {
    throw new IllegalArgumentException(
        "A result that was read from a report knows one edition only: merge the reports instead");
  }
}
