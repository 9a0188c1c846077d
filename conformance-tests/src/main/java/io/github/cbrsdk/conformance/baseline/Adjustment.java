package io.github.cbrsdk.conformance.baseline;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Result;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * How readers see results: without the drift that they accept, with the impacts that they choose.
 *
 * @param accepted what they accept
 * @param impacts the impacts that they choose
 * @param today the day that decides what has expired
 */
public record Adjustment(Baseline accepted, Impacts impacts, LocalDate today) {

  /** The result as they see it. */
  public Result apply(Result result) {
    List<Finding> findings =
        result.findings().stream()
            .filter(finding -> !isAccepted(finding.drift()))
            .map(this::apply)
            .sorted(Comparator.comparing(Finding::impact))
            .toList();
    return new AdjustedResult(result, findings);
  }

  /** The exchange as they see it. */
  public CheckedExchange apply(CheckedExchange exchange) {
    return new AdjustedExchange(exchange, this);
  }

  /** What became of what they accept in that result, which was not adjusted. */
  public BaselineUse acceptance(Result result) {
    return BaselineUse.of(accepted, result.findings(), today);
  }

  List<Drift> apply(List<Drift> drifts) {
    return drifts.stream().filter(drift -> !isAccepted(drift)).map(impacts::apply).toList();
  }

  private boolean isAccepted(Drift drift) {
    return Baseline.canHold(drift)
        && accepted.of(drift.fingerprint()).filter(each -> !each.isExpired(today)).isPresent();
  }

  private Finding apply(Finding finding) {
    return new Finding(
        impacts.apply(finding.drift()),
        finding.editions(),
        finding.sdkEffect(),
        finding.occurrences(),
        finding.exchanges(),
        finding.sources());
  }
}
