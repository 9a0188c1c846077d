package io.github.cbrsdk.conformance.baseline;

import io.github.cbrsdk.conformance.DelegatingResult;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import java.util.List;

/** A result as its readers see it. */
final class AdjustedResult extends DelegatingResult {
  private final List<Finding> findings;

  AdjustedResult(Result whole, List<Finding> findings) {
    super(whole);
    this.findings = List.copyOf(findings);
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }

  @Override
  public Verdict verdict() {
    if (findings.stream().anyMatch(finding -> finding.impact() != Impact.NOTICE)) {
      return Verdict.DRIFTED;
    }
    boolean complete = exchanges().checked() > 0 && exchanges().notCheckedTotal() == 0;
    return complete || result().verdict() == Verdict.CONFORMANT
        ? Verdict.CONFORMANT
        : Verdict.NOT_CHECKED;
  }

  @Override
  public Result merge(Result other) {
    throw new IllegalArgumentException("Merge results before their drift is accepted");
  }
}
