package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.ContractInfo;
import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import java.util.List;

/**
 * What a check found that missed an injected drift: its silence says nothing, so it is never green.
 *
 * @param found what it found all the same
 */
record Unproven(Result found) implements Result {
  @Override
  public Verdict verdict() {
    return found.verdict() == Verdict.CONFORMANT ? Verdict.NOT_CHECKED : found.verdict();
  }

  @Override
  public ExchangeCounts exchanges() {
    return found.exchanges();
  }

  @Override
  public ContractInfo contract() {
    return found.contract();
  }

  @Override
  public EditionChoice edition() {
    return found.edition();
  }

  @Override
  public List<Finding> findings() {
    return found.findings();
  }

  @Override
  public List<MemberStatistics> members() {
    return found.members();
  }

  @Override
  public Coverage coverage() {
    return found.coverage();
  }

  @Override
  public Result merge(Result other) {
    return new Unproven(found.merge(other));
  }
}
