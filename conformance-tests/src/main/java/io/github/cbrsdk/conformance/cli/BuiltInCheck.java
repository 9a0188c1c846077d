package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.engine.Settings;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.probe.FetchedExchanges;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.result.RunSummary;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Serves the built-in recordings on this machine, fetches each with the SDK, and checks what came
 * over the wire.
 */
record BuiltInCheck(Contract contract) {
  /** The name in reports of the editions of the recordings. */
  static final String OWN_EDITIONS = "own";

  /** Every recording, as the embedded endpoint sent it. */
  List<Exchange> fetch(Redaction redaction) {
    EffectiveContract any = contract.edition(Edition.ANY);
    List<Exchange> fetched = new ArrayList<>();
    try (BuiltInRecordings recordings = BuiltInRecordings.open();
        EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(recordings.all(), any);
        FetchedExchanges exchanges =
            new FetchedExchanges(recordings.all(), any, endpoint.uri(), endpoint.token())) {
      redaction.learningFrom(exchanges).forEach(fetched::add);
    }
    return fetched;
  }

  /** Checks each recording against the edition whose folder it is in, else against any. */
  RunSummary check(List<Exchange> fetched, Settings settings, Consumer<CheckedExchange> each) {
    Map<String, List<Exchange>> byEdition = new TreeMap<>();
    for (Exchange exchange : fetched) {
      byEdition.computeIfAbsent(editionOf(exchange), edition -> new ArrayList<>()).add(exchange);
    }
    List<RunSummary> own = new ArrayList<>();
    byEdition.forEach(
        (edition, exchanges) -> {
          Consumer<CheckedExchange> one = checked -> each.accept(byOneEdition(checked, edition));
          own.add(summary(edition, exchanges, settings, one));
        });
    return sum(summary(Edition.ANY, fetched, settings, exchange -> {}), own);
  }

  private RunSummary summary(
      String edition, List<Exchange> exchanges, Settings settings, Consumer<CheckedExchange> each) {
    Check check = Check.of(contract, edition, settings);
    return check.summary(check.run(exchanges::forEach, each));
  }

  private static CheckedExchange byOneEdition(CheckedExchange checked, String edition) {
    return new CheckedExchange(
        checked.exchange(),
        checked.operation(),
        checked.omission(),
        Map.of(edition, checked.drifts(edition)),
        checked.notValidated());
  }

  /**
   * The drifts by the own editions, with what was not observed in any recording.
   *
   * @param whole all recordings against what any edition allows
   * @param own those of each edition against that edition
   */
  private static RunSummary sum(RunSummary whole, List<RunSummary> own) {
    Stream<Finding> drifts = own.stream().flatMap(each -> each.findings().stream());
    Stream<Finding> unobserved = whole.findings().stream();
    ExchangeCounts all = whole.exchanges();
    return new RunSummary(
        whole.contract(),
        new EditionChoice(
            OWN_EDITIONS,
            false,
            own.stream().flatMap(each -> each.edition().candidates().stream().limit(1)).toList(),
            "each recording is compared with its own edition"),
        new ExchangeCounts(
            all.total(),
            all.checked(),
            own.stream().mapToLong(each -> each.exchanges().drifted()).sum(),
            all.notChecked(),
            all.skipped(),
            all.hosts()),
        whole.refused(),
        own.stream().mapToLong(RunSummary::unjudged).sum(),
        whole.notCompared(),
        Stream.concat(
                drifts.filter(finding -> finding.rule() != Rule.NEVER_OBSERVED),
                unobserved.filter(finding -> finding.rule() == Rule.NEVER_OBSERVED))
            .toList(),
        whole.members(),
        whole.coverage());
  }

  private String editionOf(Exchange exchange) {
    int folder = exchange.source().indexOf('/');
    String name = folder < 0 ? "" : exchange.source().substring(0, folder);
    return contract.editions().contains(name) ? name : Edition.ANY;
  }
}
