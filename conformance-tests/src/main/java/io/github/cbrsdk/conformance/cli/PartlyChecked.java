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
import java.util.Map;
import java.util.TreeMap;

/**
 * A result together with what could not be checked, which keeps it from being green.
 *
 * @param checked of what was checked
 * @param unchecked how many more were not, by reason
 */
record PartlyChecked(Result checked, Map<String, Long> unchecked) implements Result {
  @Override
  public Verdict verdict() {
    return checked.verdict() == Verdict.CONFORMANT && exchanges().notCheckedTotal() > 0
        ? Verdict.NOT_CHECKED
        : checked.verdict();
  }

  @Override
  public ExchangeCounts exchanges() {
    ExchangeCounts counts = checked.exchanges();
    Map<String, Long> reasons = new TreeMap<>(counts.notChecked());
    unchecked.forEach((reason, n) -> reasons.merge(reason, n, Long::sum));
    long more = unchecked.values().stream().mapToLong(Long::longValue).sum();
    return new ExchangeCounts(counts.total() + more, counts.checked(), counts.drifted(), reasons);
  }

  @Override
  public ContractInfo contract() {
    return checked.contract();
  }

  @Override
  public EditionChoice edition() {
    return checked.edition();
  }

  @Override
  public List<Finding> findings() {
    return checked.findings();
  }

  @Override
  public List<MemberStatistics> members() {
    return checked.members();
  }

  @Override
  public Coverage coverage() {
    return checked.coverage();
  }

  @Override
  public Result merge(Result other) {
    return new PartlyChecked(checked.merge(other), unchecked);
  }
}
