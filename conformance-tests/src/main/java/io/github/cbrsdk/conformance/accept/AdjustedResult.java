package io.github.cbrsdk.conformance.accept;

import io.github.cbrsdk.conformance.ContractInfo;
import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import java.util.List;

/** A result as its readers see it. */
record AdjustedResult(Result whole, List<Finding> findings) implements Result {
  @Override
  public Verdict verdict() {
    if (findings.stream().anyMatch(finding -> finding.impact() != Impact.NOTICE)) {
      return Verdict.DRIFTED;
    }
    boolean complete = whole.exchanges().checked() > 0 && whole.exchanges().notCheckedTotal() == 0;
    return complete || whole.verdict() == Verdict.CONFORMANT
        ? Verdict.CONFORMANT
        : Verdict.NOT_CHECKED;
  }

  @Override
  public ContractInfo contract() {
    return whole.contract();
  }

  @Override
  public EditionChoice edition() {
    return whole.edition();
  }

  @Override
  public ExchangeCounts exchanges() {
    return whole.exchanges();
  }

  @Override
  public List<MemberStatistics> members() {
    return whole.members();
  }

  @Override
  public Coverage coverage() {
    return whole.coverage();
  }

  @Override
  public Result merge(Result other) {
    throw new IllegalArgumentException("Merge results before their drift is accepted");
  }
}
