package io.github.cbrsdk.conformance.result;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides every verdict: of an exchange, of a run, and of several runs. */
public record VerdictPolicy(Set<Impact> drift) {
  /** Everything but a notice is drift. */
  public static final VerdictPolicy DEFAULT =
      new VerdictPolicy(Set.of(Impact.BREAKING, Impact.ADDITIVE));

  private static final String SELF_TEST_FAILED =
      "the self-test failed: some injected drifts were not detected, so the absence of findings is"
          + " not reliable";

  private static final String REFUSED =
      "the service refused every request (status 401, 403, 429 or 5xx), which says nothing about"
          + " its responses: check the credentials and record again";

  /** To accept an undeclared status or media type does not make the body conform. */
  public static final String BODY_NOT_VALIDATED =
      "the body was not judged, since the contract does not declare its status or media type"
          + " (propose an overlay that declares it), or describes it as neither JSON nor text";

  private static final String NOT_COMPARED =
      "the responses were not compared with others to the same request, since there were too many:"
          + " check fewer at a time";

  public VerdictPolicy {
    drift = Set.copyOf(drift);
  }

  /** The verdict on findings of these impacts in that many exchanges. */
  public Verdict of(Stream<Impact> found, ExchangeCounts exchanges) {
    if (found.anyMatch(drift::contains)) {
      return Verdict.DRIFTED;
    }
    return exchanges.checked() > 0 && exchanges.notCheckedTotal() == 0
        ? Verdict.CONFORMANT
        : Verdict.NOT_CHECKED;
  }

  /** The verdict on one exchange with these drifts from an edition. */
  public Verdict of(CheckedExchange exchange, String edition, List<Drift> drifts) {
    boolean checked = exchange.omission() == null && !exchange.notValidated().contains(edition);
    return of(
        drifts.stream().map(Drift::impact), new ExchangeCounts(1, checked ? 1 : 0, 0, Map.of()));
  }

  /**
   * The verdict on the sum of several runs.
   *
   * @param parts the verdicts of the runs: if one is not checked, the sum is not conformant, even
   *     where its counts are
   */
  public Verdict of(Stream<Impact> found, ExchangeCounts exchanges, Stream<Verdict> parts) {
    Verdict sum = of(found, exchanges);
    return sum == Verdict.CONFORMANT && parts.anyMatch(Verdict.NOT_CHECKED::equals)
        ? Verdict.NOT_CHECKED
        : sum;
  }

  /**
   * The result of a run.
   *
   * @param accepted the drifts that are known and do not count
   * @param selfTest whether the check detects injected drifts; asked only if the run would
   *     otherwise be conformant
   * @param part the state needed to merge and serialize the result, or null
   */
  public RunResult result(
      RunSummary summary,
      Predicate<Drift> accepted,
      BooleanSupplier selfTest,
      @Nullable RunPart part) {
    List<Finding> findings =
        summary.findings().stream().filter(each -> !accepted.test(each.drift())).toList();
    ExchangeCounts exchanges = summary.exchanges();
    boolean drifts = of(impacts(findings), exchanges) == Verdict.DRIFTED;
    if (!drifts && summary.refused()) {
      exchanges = withUnchecked(exchanges, exchanges.checked(), REFUSED);
    } else if (!drifts && summary.unjudged() > 0) {
      exchanges = withUnchecked(exchanges, summary.unjudged(), BODY_NOT_VALIDATED);
    } else if (!drifts && summary.notCompared() > 0) {
      exchanges =
          withUnchecked(
              exchanges, Math.min(exchanges.checked(), summary.notCompared()), NOT_COMPARED);
    }
    Verdict verdict = of(impacts(findings), exchanges);
    if (verdict == Verdict.CONFORMANT && !selfTest.getAsBoolean()) {
      exchanges = withUnchecked(exchanges, exchanges.checked(), SELF_TEST_FAILED);
      verdict = of(impacts(findings), exchanges);
    }
    return new RunResult(
        verdict,
        summary.contract(),
        summary.edition(),
        exchanges,
        findings,
        summary.members(),
        summary.coverage(),
        part);
  }

  /** The counts without some checked exchanges, which do not count as checked for a reason. */
  private static ExchangeCounts withUnchecked(ExchangeCounts all, long exchanges, String reason) {
    Map<String, Long> reasons = new TreeMap<>(all.notChecked());
    reasons.merge(reason, exchanges, Long::sum);
    long rest = all.checked() - exchanges;
    return new ExchangeCounts(
        all.total(), rest, Math.min(all.drifted(), rest), reasons, all.skipped(), all.hosts());
  }

  private static Stream<Impact> impacts(List<Finding> findings) {
    return findings.stream().map(Finding::impact);
  }
}
