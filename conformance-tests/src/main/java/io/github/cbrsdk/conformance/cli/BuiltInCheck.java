package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.probe.FetchedExchanges;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Serves the built-in recordings on this machine, fetches each with the SDK, and checks what came
 * over the wire.
 */
final class BuiltInCheck {
  private final Contract contract;

  BuiltInCheck(Contract contract) {
    this.contract = contract;
  }

  /** Delivers every recording, as it came over the wire. */
  void fetch(Consumer<Exchange> consumer) {
    EffectiveContract any = contract.edition(Edition.ANY);
    try (BuiltInRecordings recordings = BuiltInRecordings.open();
        EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(recordings.all(), any);
        FetchedExchanges exchanges =
            new FetchedExchanges(recordings.all(), any, endpoint.uri(), endpoint.token())) {
      exchanges.forEach(consumer);
    }
  }

  /** Checks each recording against the edition whose folder it is in, else against any. */
  Result check(List<Exchange> fetched, Consumer<CheckedExchange> each) {
    Map<String, List<Exchange>> byEdition = new TreeMap<>();
    for (Exchange exchange : fetched) {
      byEdition.computeIfAbsent(editionOf(exchange), edition -> new ArrayList<>()).add(exchange);
    }
    List<Result> own = new ArrayList<>();
    byEdition.forEach(
        (edition, exchanges) ->
            own.add(
                Conformance.of(contract)
                    .unproven()
                    .edition(edition)
                    .check(
                        exchanges::forEach,
                        checked -> each.accept(new OneEdition(checked, edition)))));
    Result whole = Conformance.of(contract).unproven().edition(Edition.ANY).check(fetched::forEach);
    return new OwnEditions(whole, own);
  }

  private String editionOf(Exchange exchange) {
    int folder = exchange.source().indexOf('/');
    String name = folder < 0 ? "" : exchange.source().substring(0, folder);
    return contract.editions().contains(name) ? name : Edition.ANY;
  }
}
