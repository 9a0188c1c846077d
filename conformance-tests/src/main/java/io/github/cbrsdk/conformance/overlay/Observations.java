package io.github.cbrsdk.conformance.overlay;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.MediaRange;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.engine.MediaType;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was observed where the findings are, and with which statuses. For one thread. */
public final class Observations {
  private final EffectiveContract contract;
  private final Map<List<String>, Observed> locations = new HashMap<>();

  /** By operation and status: the media types, and the names of the members of the bodies. */
  private final Map<List<String>, Set<String>> mediaTypes = new HashMap<>();

  private final Map<List<String>, Set<Optional<Set<String>>>> tops = new HashMap<>();

  /** By operation and name in lower case. */
  private final Map<List<String>, Observed> headers = new HashMap<>();

  public Observations(EffectiveContract contract, List<Finding> findings) {
    this.contract = contract;
    for (Finding finding : findings) {
      locations.put(List.of(finding.drift().operation(), finding.pointer()), new Observed());
    }
  }

  public void add(Exchange exchange) {
    Optional<Operation> operation =
        Optional.ofNullable(exchange.request())
            .flatMap(request -> contract.operation(request.method(), request.url()));
    byte[] body = exchange.response().body();
    Json value = body == null ? null : JsonReader.read(body).value();
    operation.ifPresent(known -> addStatus(known, exchange, value));
    if (value == null) {
      return;
    }
    locations.forEach(
        (location, observed) -> {
          if (operation.isEmpty() || operation.get().id().equals(location.get(0))) {
            collect(value, JsonPointer.names(location.get(1)), 0, observed);
          }
        });
  }

  private void addStatus(Operation operation, Exchange exchange, @Nullable Json value) {
    List<String> key = List.of(operation.id(), String.valueOf(exchange.response().status()));
    for (Headers.Header header : exchange.response().headers().all()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      headers
          .computeIfAbsent(List.of(operation.id(), name), unused -> new Observed())
          .add(new JsonString(header.value().strip()));
    }
    String type = exchange.response().headers().first("Content-Type");
    if (type != null && value != null) {
      mediaTypes
          .computeIfAbsent(key, unused -> new HashSet<>())
          .add(MediaRange.type(MediaType.of(type)));
    }
    if (value != null) {
      tops.computeIfAbsent(key, unused -> new HashSet<>()).add(names(value));
    }
  }

  private static Optional<Set<String>> names(Json value) {
    return value instanceof JsonObject object
        ? Optional.of(object.members().keySet())
        : Optional.empty();
  }

  private static void collect(Json value, List<String> segments, int index, Observed observed) {
    if (index == segments.size()) {
      observed.add(value);
      return;
    }
    String segment = segments.get(index);
    if (value instanceof JsonArray array && segment.equals("*")) {
      array.elements().forEach(element -> collect(element, segments, index + 1, observed));
    } else if (value instanceof JsonObject object) {
      if (index == segments.size() - 1) {
        observed.addObject();
      }
      for (int i = 0; i < object.size(); i++) {
        if (object.name(i).equals(segment) || segment.equals("*")) {
          collect(object.value(i), segments, index + 1, observed);
        }
      }
    }
  }

  /** What was observed where the finding is; for one of a header, the values of the header. */
  public Observed at(Finding finding) {
    String name = finding.drift().detail().split(" ", 2)[0].toLowerCase(Locale.ROOT);
    Observed header = headers.get(List.of(finding.drift().operation(), name));
    if (finding.pointer().isEmpty() && header != null) {
      return header;
    }
    return locations.getOrDefault(
        List.of(finding.drift().operation(), finding.pointer()), new Observed());
  }

  /** The media types of the bodies that an operation returned with a status, sorted. */
  public Set<String> mediaTypes(String operation, String status) {
    return new TreeSet<>(mediaTypes.getOrDefault(List.of(operation, status), Set.of()));
  }

  /** The names of the members of these bodies, for each combination; empty for no object. */
  public Set<Optional<Set<String>>> tops(String operation, String status) {
    return tops.getOrDefault(List.of(operation, status), Set.of());
  }
}
