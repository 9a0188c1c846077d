package io.github.cbrsdk.conformance.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonWriter;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that rules compare with those of earlier responses to the same request. Only the
 * members that the rules read are kept, and of a limited number of responses: the first ones in
 * order, so that the choice comes out the same however the work was split.
 */
public final class ValueHistory implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int MAX_RESPONSES = 100_000;

  private final TreeSet<Entry> entries = new TreeSet<>();
  private long dropped;

  /**
   * A response.
   *
   * @param request host and path variables of its request
   * @param at when it was recorded, or null if unknown
   * @param values the JSON text of its selected members
   * @param editions mask of those that allow each of the values
   */
  private record Entry(
      String operation,
      int status,
      String request,
      @Nullable Instant at,
      String values,
      String source,
      long editions)
      implements Comparable<Entry>, Serializable {
    /** By request, then those without a time, then by time. */
    private static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::request)
            .thenComparing(Entry::operation)
            .thenComparingInt(Entry::status)
            .thenComparing(Entry::at, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Entry::values)
            .thenComparingLong(Entry::editions);

    @Override
    public int compareTo(Entry other) {
      return ORDER.compare(this, other);
    }

    boolean isOfSameRequest(Entry other) {
      return request.equals(other.request)
          && operation.equals(other.operation)
          && status == other.status;
    }

    boolean isBefore(Entry other) {
      return at != null && other.at != null && at.isBefore(other.at);
    }

    Json json() {
      return Objects.requireNonNull(JsonReader.read(values.getBytes(UTF_8)).value());
    }
  }

  /** Adds the response of an exchange of which the request is known. */
  void add(ExchangeContext context) {
    Exchange exchange = context.exchange();
    Request request = exchange.request();
    ResponseDefinition definition = context.definition();
    MemberSelection selection = definition.compared();
    Json body = context.value();
    Integer status = definition.status();
    SchemaNode node = definition.body();
    if (request == null || selection == null || body == null || status == null || node == null) {
      return;
    }
    Json selected = selection.in(body);
    long refusing =
        context.found().isEmpty() ? 0 : ValidSubset.of(node, selected, context::member).refusing();
    String host = request.host();
    String variables = new TreeMap<>(context.pathVariables()).toString();
    add(
        new Entry(
            definition.operation().id(),
            status,
            (host + " " + variables).toLowerCase(Locale.ROOT),
            exchange.recordedAt(),
            new String(JsonWriter.bytes(selected), UTF_8),
            exchange.source(),
            ~refusing));
  }

  private void add(Entry entry) {
    Entry same = entries.floor(entry);
    if (same != null && same.compareTo(entry) == 0) {
      if (same.source().compareTo(entry.source()) <= 0) {
        return;
      }
      entries.remove(same);
    }
    entries.add(entry);
    if (entries.size() > MAX_RESPONSES) {
      entries.pollLast();
      dropped++;
    }
  }

  /** Adds what another one has. */
  void add(ValueHistory other) {
    other.entries.forEach(this::add);
    dropped += other.dropped;
  }

  /** The number of responses that were not compared with others, since there were too many. */
  public long dropped() {
    return dropped;
  }

  /** The findings by one of the editions: each rule that does not hold between two responses. */
  public List<Finding> findings(Editions editions, int edition, Settings settings) {
    Map<String, SchemaNode> nodes = new TreeMap<>();
    Set<FindingCount> found = new LinkedHashSet<>();
    Entry previous = null;
    long serial = 0;
    for (Entry entry : entries) {
      if ((entry.editions() >>> edition & 1) == 0) {
        continue;
      }
      if (previous != null && previous.isOfSameRequest(entry)) {
        SchemaNode node =
            nodes.computeIfAbsent(
                entry.operation(),
                id -> SchemaNode.root(editions, id, new Schema[editions.size()]));
        for (Validation violated : violated(previous, entry, editions, edition)) {
          FindingCount count = count(node, violated, edition, settings);
          count.count(serial, entry.source());
          count.sources().add(previous.source());
          found.add(count);
        }
        serial++;
      }
      previous = entry;
    }
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

  private static FindingCount count(
      SchemaNode node, Validation violated, int edition, Settings settings) {
    Rule rule = Rule.of(violated.reports()).orElseThrow();
    Impact impact = violated.impact() == null ? rule.impact() : Impact.of(violated.impact());
    return node.finding(
        new Violation(rule, impact, violated.id(), violated.message(), 1L << edition)
            .withImpact(settings),
        unused -> new Expectation(violated.id() + ": " + violated.rule(), violated.location()));
  }

  private static List<Validation> violated(
      Entry previous, Entry entry, Editions editions, int edition) {
    Operation operation =
        editions.contract(edition).operations().stream()
            .filter(each -> each.id().equals(entry.operation()))
            .findFirst()
            .orElse(null);
    if (operation == null) {
      return List.of();
    }
    Json before = previous.json();
    Json after = entry.json();
    return Stream.concat(
            operation.validations().stream(),
            operation.response(entry.status()).stream()
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
