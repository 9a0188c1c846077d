package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.DelegatingResult;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The result for recordings of several editions, each checked against its own. */
final class OwnEditions extends DelegatingResult {
  /** The edition's name in reports. */
  static final String NAME = "own";

  private final List<Result> own;

  /**
   * @param whole all of them against what any edition allows: for counts, statistics and coverage
   * @param own those of each edition against that; at least one
   */
  OwnEditions(Result whole, List<Result> own) {
    super(whole);
    this.own = List.copyOf(own);
  }

  @Override
  public Verdict verdict() {
    return own.stream()
        .map(Result::verdict)
        .max(Comparator.comparing(OwnEditions::badness))
        .orElseThrow();
  }

  private static int badness(Verdict verdict) {
    return switch (verdict) {
      case CONFORMANT -> 0;
      case NOT_CHECKED -> 1;
      case DRIFTED -> 2;
    };
  }

  @Override
  public EditionChoice edition() {
    return new EditionChoice(
        NAME,
        false,
        own.stream().flatMap(result -> result.edition().candidates().stream().limit(1)).toList(),
        "each recording by the edition that it is of");
  }

  @Override
  public ExchangeCounts exchanges() {
    ExchangeCounts all = result().exchanges();
    long drifted = own.stream().mapToLong(result -> result.exchanges().drifted()).sum();
    return new ExchangeCounts(
        all.total(), all.checked(), drifted, all.notChecked(), all.skipped(), all.hosts());
  }

  /** The drifts by each edition; what was not observed, over all of them. */
  @Override
  public List<Finding> findings() {
    Stream<Finding> drifts = own.stream().flatMap(result -> result.findings().stream());
    Stream<Finding> notices = result().findings().stream();
    return Stream.concat(
            drifts.filter(finding -> finding.impact() != Impact.NOTICE),
            notices.filter(finding -> finding.impact() == Impact.NOTICE))
        .toList();
  }

  @Override
  public Result merge(Result other) {
    throw new IllegalArgumentException("Results by several editions do not merge");
  }
}
