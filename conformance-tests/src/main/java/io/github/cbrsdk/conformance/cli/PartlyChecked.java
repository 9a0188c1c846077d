package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.DelegatingResult;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import java.util.Map;
import java.util.TreeMap;

/** A result together with what could not be checked, which keeps it from being green. */
final class PartlyChecked extends DelegatingResult {
  private final Map<String, Long> unchecked;

  /**
   * @param checked of what was checked
   * @param unchecked how many more were not, by reason
   */
  PartlyChecked(Result checked, Map<String, Long> unchecked) {
    super(checked);
    this.unchecked = Map.copyOf(unchecked);
  }

  @Override
  public Verdict verdict() {
    return result().verdict() == Verdict.CONFORMANT && exchanges().notCheckedTotal() > 0
        ? Verdict.NOT_CHECKED
        : result().verdict();
  }

  @Override
  public ExchangeCounts exchanges() {
    ExchangeCounts counts = result().exchanges();
    Map<String, Long> reasons = new TreeMap<>(counts.notChecked());
    unchecked.forEach((reason, n) -> reasons.merge(reason, n, Long::sum));
    long more = unchecked.values().stream().mapToLong(Long::longValue).sum();
    return new ExchangeCounts(
        counts.total() + more,
        counts.checked(),
        counts.drifted(),
        reasons,
        counts.skipped(),
        counts.hosts());
  }

  @Override
  public Result merge(Result other) {
    return new PartlyChecked(result().merge(other), unchecked);
  }
}
