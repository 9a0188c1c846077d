package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.engine.ValueHistory.Entry;
import io.github.cbrsdk.conformance.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares successive responses to a request by the rules of an edition. */
final class HistoryComparison {
  private final Editions editions;
  private final int edition;
  private final Settings settings;
  private final Map<String, SchemaNode> nodes = new TreeMap<>();
  private final Set<FindingCount> found = new LinkedHashSet<>();
  private long serial;

  HistoryComparison(Editions editions, int edition, Settings settings) {
    this.editions = editions;
    this.edition = edition;
    this.settings = settings;
  }

  /** Compares each of the responses to one request with the one before it. */
  void compare(List<Entry> ofRequest) {
    List<Entry> inOrder = ofRequest.stream().sorted(Entry.ORDER).toList();
    for (int i = 1; i < inOrder.size(); i++) {
      compare(inOrder.get(i - 1), inOrder.get(i));
    }
  }

  List<Finding> findings() {
    return found.stream()
        .map(
            each ->
                new Finding(
                    each.drift(edition),
                    List.of(),
                    each.sdkEffect(),
                    each.occurrences(),
                    each.exchanges(),
                    each.sources().list()))
        .toList();
  }

  private void compare(Entry previous, Entry entry) {
    SchemaNode node =
        nodes.computeIfAbsent(
            entry.key().operation(),
            id -> SchemaNode.root(editions, id, new Schema[editions.size()]));
    for (Validation violated : violated(previous, entry)) {
      FindingCount count = count(node, violated);
      count.count(serial, entry.sighting().source());
      count.sources().add(previous.sighting().source());
      found.add(count);
    }
    serial++;
  }

  private FindingCount count(SchemaNode node, Validation violated) {
    Rule rule = Rule.of(violated.reports()).orElseThrow();
    Impact impact = violated.impact() == null ? rule.impact() : Impact.of(violated.impact());
    return node.finding(
        new Violation(rule, impact, violated.id(), violated.message(), 1L << edition)
            .withImpact(settings),
        unused -> new Expectation(violated.id() + ": " + violated.rule(), violated.location()));
  }

  private List<Validation> violated(Entry previous, Entry entry) {
    Operation operation =
        editions.contract(edition).operations().stream()
            .filter(each -> each.id().equals(entry.key().operation()))
            .findFirst()
            .orElse(null);
    if (operation == null) {
      return List.of();
    }
    Json before = previous.key().json();
    Json after = entry.key().json();
    return Stream.concat(
            operation.validations().stream(),
            operation.response(entry.key().status()).stream()
                .flatMap(each -> each.validations().stream()))
        .filter(
            each -> {
              Expression rule = editions.expressions().of(each);
              // Where it is not known which one came first, a rule has to fail in both directions.
              return rule.comparesExchanges()
                  && rule.evaluate(before, after) == Boolean.FALSE
                  && (previous.isBefore(entry) || rule.evaluate(after, before) == Boolean.FALSE);
            })
        .toList();
  }
}
