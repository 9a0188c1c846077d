package io.github.cbrsdk.conformance.selftest;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.sample.InvariantEvaluator;
import io.github.cbrsdk.conformance.sample.InvariantSearch;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Injects drifts that show only beside an earlier response to the same request. */
record HistoryMutations(Check check, InvariantEvaluator evaluator, SelfTestCounter counter) {
  private static final int SECONDS_BETWEEN = 3600;

  /**
   * Breaks each invariant that compares exchanges, and counts which ones the check notices.
   *
   * @param unbroken receives those that no change of the sample breaks
   * @return those that were broken
   */
  Set<Validation> inject(SampleExchange sample, Map<Validation, SampleExchange> unbroken) {
    Set<Validation> broken = new HashSet<>();
    List<SampleExchange> changed = new ArrayList<>();
    List<Validation> all =
        Stream.of(sample.operation().validations(), sample.contract().validations())
            .flatMap(List::stream)
            .filter(evaluator::comparesExchanges)
            .toList();
    if (all.isEmpty()) {
      return broken;
    }
    for (Validation each : all) {
      new InvariantSearch(each, "", sample, evaluator)
          .where(false)
          .filter(other -> other.pathValues().equals(sample.pathValues()))
          .findFirst()
          .ifPresentOrElse(
              other -> {
                broken.add(each);
                changed.addAll(List.of(sample, other));
              },
              () -> unbroken.putIfAbsent(each, sample));
    }
    Set<Validation> noticed = noticed(changed);
    for (Validation each : broken) {
      counter.count(
          each.reports(),
          each.id(),
          noticed.contains(each),
          () -> sample + ", after another response, " + each.id());
    }
    Set<Validation> alarms = noticed(List.of(sample, sample));
    counter.countVariation(!alarms.isEmpty(), () -> sample + ", twice: " + alarms);
    return broken;
  }

  /**
   * The invariants between exchanges that a run over these samples reports, each recorded after the
   * one before.
   */
  private Set<Validation> noticed(List<SampleExchange> samples) {
    List<Exchange> exchanges = new ArrayList<>();
    for (SampleExchange each : samples) {
      Exchange exchange = each.exchange();
      Instant at = Instant.EPOCH.plusSeconds((long) SECONDS_BETWEEN * exchanges.size());
      exchanges.add(new Exchange(exchange.source(), at, exchange.request(), exchange.response()));
    }
    Set<Validation> violated = new HashSet<>();
    for (Finding finding : check.check(exchanges::forEach).findings()) {
      Validation validation = evaluator.violated(finding.drift());
      if (validation != null && evaluator.comparesExchanges(validation)) {
        violated.add(validation);
      }
    }
    return violated;
  }
}
