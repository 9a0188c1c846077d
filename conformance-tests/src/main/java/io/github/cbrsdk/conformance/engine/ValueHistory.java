package io.github.cbrsdk.conformance.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonWriter;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that rules compare with those of earlier responses to the same request. Only the
 * members that the rules read are kept, once for responses that are the same in them, with the
 * first and the last time. The number is limited to the first ones in order, so that the choice
 * comes out the same however the work was split; of further requests it is known only whether they
 * had different values.
 */
public final class ValueHistory implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int MAX_RESPONSES = 30_000;

  /** The size at which responses are sorted and cut; above the maximum, so that sorting is rare. */
  private static final int MAX_BEFORE_ORDERING = 36_000;

  private final Map<Key, Span> seen = new HashMap<>();

  /** The last one in order of those that are kept, or null as long as all are. */
  private @Nullable Key last;

  private final DroppedRequests dropped = new DroppedRequests();

  /**
   * What a response shows.
   *
   * @param request host and path variables of its request
   * @param values the JSON text of its selected members
   * @param editions mask of those that allow each of the values
   * @param timed whether it is known when it was recorded
   */
  record Key(
      String request, String operation, int status, String values, long editions, boolean timed)
      implements Comparable<Key>, Serializable {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::request, Key::fromEnd)
            .thenComparing(Key::operation)
            .thenComparingInt(Key::status)
            .thenComparing(Key::values)
            .thenComparingLong(Key::editions)
            .thenComparing(Key::timed);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }

    /** Compares texts from their ends, since those of requests begin alike. */
    private static int fromEnd(String a, String b) {
      int i = a.length();
      int j = b.length();
      while (i > 0 && j > 0) {
        int order = a.charAt(--i) - b.charAt(--j);
        if (order != 0) {
          return order;
        }
      }
      return i - j;
    }

    boolean isOfSameRequest(Key other) {
      return request.equals(other.request)
          && operation.equals(other.operation)
          && status == other.status;
    }

    String whole() {
      return request + '\n' + operation + '\n' + status;
    }

    Json json() {
      return Objects.requireNonNull(JsonReader.read(values.getBytes(UTF_8)).value());
    }
  }

  /** When and where a response was recorded. */
  record Sighting(@Nullable Instant at, String source)
      implements Comparable<Sighting>, Serializable {
    private static final Comparator<Sighting> ORDER =
        Comparator.comparing(Sighting::at, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Sighting::source);

    @Override
    public int compareTo(Sighting other) {
      return ORDER.compare(this, other);
    }
  }

  /** The first and the last time that responses showed the same. */
  private record Span(Sighting first, Sighting last) implements Serializable {
    Span with(Span other) {
      return new Span(
          first.compareTo(other.first) <= 0 ? first : other.first,
          last.compareTo(other.last) >= 0 ? last : other.last);
    }

    /** The first and the last; one of them if both have the same time or none. */
    Stream<Sighting> sightings() {
      return Objects.equals(first.at, last.at) ? Stream.of(first) : Stream.of(first, last);
    }
  }

  /** A response at a time. */
  record Entry(Key key, Sighting sighting) {
    /** Those without a time, then by time. */
    static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::sighting).thenComparing(Entry::key);

    boolean isBefore(Entry other) {
      return sighting.at != null
          && other.sighting.at != null
          && sighting.at.isBefore(other.sighting.at);
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
    Sighting sighting = new Sighting(exchange.recordedAt(), exchange.source());
    add(
        new Key(
            Objects.requireNonNullElse(host, "").toLowerCase(Locale.ROOT)
                + " "
                + context.pathVariables(),
            definition.operation().id(),
            status,
            new String(JsonWriter.bytes(selected), UTF_8),
            ~refusing,
            sighting.at() != null),
        new Span(sighting, sighting));
  }

  private void add(Key key, Span span) {
    if (last != null && key.compareTo(last) > 0) {
      dropped.add(key.whole(), key.values());
      return;
    }
    seen.merge(key, span, Span::with);
    if (seen.size() > MAX_BEFORE_ORDERING) {
      inOrder();
    }
  }

  /** Those that are kept, in order; drops the ones beyond the maximum. */
  private List<Key> inOrder() {
    List<Key> all = seen.keySet().stream().sorted().toList();
    if (all.size() <= MAX_RESPONSES) {
      return all;
    }
    for (Key key : all.subList(MAX_RESPONSES, all.size())) {
      seen.remove(key);
      dropped.add(key.whole(), key.values());
    }
    last = all.get(MAX_RESPONSES - 1);
    return all.subList(0, MAX_RESPONSES);
  }

  /** Adds what another one has. */
  void add(ValueHistory other) {
    other.seen.forEach(this::add);
    dropped.add(other.dropped);
  }

  /**
   * The number of requests of which some responses with different values were not compared, since
   * there were too many.
   */
  public long dropped() {
    List<Key> kept = inOrder();
    Key end = kept.isEmpty() ? null : kept.get(kept.size() - 1);
    return dropped.changed() + (end != null && dropped.has(end.whole(), end.values()) ? 1 : 0);
  }

  /** The findings by one of the editions: each rule that does not hold between two responses. */
  public List<Finding> findings(Editions editions, int edition, Settings settings) {
    HistoryComparison comparison = new HistoryComparison(editions, edition, settings);
    List<Entry> ofRequest = new ArrayList<>();
    for (Key key : inOrder()) {
      if ((key.editions() >>> edition & 1) != 0) {
        if (!ofRequest.isEmpty() && !ofRequest.get(0).key().isOfSameRequest(key)) {
          comparison.compare(ofRequest);
          ofRequest.clear();
        }
        Objects.requireNonNull(seen.get(key))
            .sightings()
            .forEach(sighting -> ofRequest.add(new Entry(key, sighting)));
      }
    }
    comparison.compare(ofRequest);
    return comparison.findings();
  }
}
