package io.github.cbrsdk.conformance.baseline;

import io.github.cbrsdk.conformance.DelegatingResult;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A result as its readers see it. */
final class AdjustedResult extends DelegatingResult {
  private static final String UNJUDGED =
      "the body was not judged, since the contract does not declare its status or media type:"
          + " propose an overlay that declares it";

  private final List<Finding> findings;

  AdjustedResult(Result whole, List<Finding> findings) {
    super(whole);
    this.findings = List.copyOf(findings);
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }

  /** What kept a body from being judged may be accepted; that does not make the body conform. */
  @Override
  public ExchangeCounts exchanges() {
    ExchangeCounts counts = super.exchanges();
    if (unjudged() == 0 || isDrifted()) {
      return counts;
    }
    Map<String, Long> reasons = new TreeMap<>(counts.notChecked());
    reasons.put(UNJUDGED, unjudged());
    return new ExchangeCounts(
        counts.total(),
        counts.checked() - unjudged(),
        counts.drifted(),
        reasons,
        counts.skipped(),
        counts.hosts());
  }

  private boolean isDrifted() {
    return findings.stream().anyMatch(finding -> finding.impact() != Impact.NOTICE);
  }

  @Override
  public Verdict verdict() {
    if (isDrifted()) {
      return Verdict.DRIFTED;
    }
    boolean complete = exchanges().checked() > 0 && exchanges().notCheckedTotal() == 0;
    return complete || unjudged() == 0 && result().verdict() == Verdict.CONFORMANT
        ? Verdict.CONFORMANT
        : Verdict.NOT_CHECKED;
  }

  @Override
  public Result merge(Result other) {
    throw new IllegalArgumentException("Merge results before their drift is accepted");
  }
}
