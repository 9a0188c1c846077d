package io.github.cbrsdk.conformance.overlay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.MediaRange;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.MediaType;
import io.github.cbrsdk.conformance.engine.TextValue;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was observed where the findings are, and with which statuses. For one thread. */
public final class Observations {
  private final EffectiveContract contract;

  /** By operation and status: the media types, and the names of the members of the bodies. */
  private final Map<List<String>, Set<String>> mediaTypes = new HashMap<>();

  private final Map<List<String>, Set<Optional<Set<String>>>> tops = new HashMap<>();

  /** Where findings are. */
  private final Map<Finding, FindingLocation> locations = new HashMap<>();

  public Observations(EffectiveContract contract, List<Finding> findings) {
    this.contract = contract;
    for (Finding finding : findings) {
      Operation operation = operation(contract, finding);
      List<Schema> ofHeader = DeclaredSchemas.ofHeader(operation, DeclaredSchemas.header(finding));
      List<Schema> schemas =
          ofHeader.isEmpty()
              ? DeclaredSchemas.at(operation, finding.pointer())
              : DeclaredSchemas.isOfElement(finding)
                  ? ofHeader.stream().map(Schema::items).flatMap(Stream::ofNullable).toList()
                  : ofHeader;
      locations.put(finding, new FindingLocation(finding, schemas, ofHeader));
    }
  }

  /** The operation of a finding, or null if the contract has none of that id. */
  static @Nullable Operation operation(EffectiveContract contract, Finding finding) {
    return contract.operations().stream()
        .filter(each -> each.id().equals(finding.drift().operation()))
        .findFirst()
        .orElse(null);
  }

  public void add(Exchange exchange) {
    Optional<Operation> operation =
        Optional.ofNullable(exchange.request())
            .flatMap(request -> contract.operation(request.method(), request.url()));
    Json value = value(exchange, operation);
    operation.ifPresent(known -> addStatus(known, exchange, value));
    for (FindingLocation location : locations.values()) {
      String id = location.finding().drift().operation();
      if (operation.isEmpty() || operation.get().id().equals(id)) {
        addHeader(exchange, location);
        if (value != null && location.headers().isEmpty()) {
          collect(value, 0, location);
        }
      }
    }
  }

  /** The value of a body, which is a text where the contract describes one. */
  private static @Nullable Json value(Exchange exchange, Optional<Operation> operation) {
    byte[] body = exchange.response().body();
    Integer status = exchange.response().status();
    if (body == null) {
      return null;
    }
    String type = MediaType.of(exchange.response().headers().first("Content-Type"));
    return operation
        .flatMap(known -> status == null ? Optional.empty() : known.response(status))
        .map(response -> response.text(type))
        .map(text -> TextValue.of(text, new String(body, UTF_8)))
        .orElseGet(() -> JsonReader.read(body).value());
  }

  private static void addHeader(Exchange exchange, FindingLocation location) {
    String name = DeclaredSchemas.header(location.finding());
    for (String text : exchange.response().headers().values(name)) {
      for (Schema schema : location.headers()) {
        Json value = TextValue.ofHeader(schema, text.strip());
        boolean isElement = DeclaredSchemas.isOfElement(location.finding());
        (isElement ? value.elements() : List.of(value)).forEach(location::add);
      }
    }
  }

  private void addStatus(Operation operation, Exchange exchange, @Nullable Json value) {
    List<String> key = List.of(operation.id(), String.valueOf(exchange.response().status()));
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

  private static void collect(Json value, int index, FindingLocation location) {
    List<String> path = JsonPointer.names(location.finding().pointer());
    if (index == path.size()) {
      location.add(value);
      return;
    }
    String segment = path.get(index);
    if (value instanceof JsonArray array && segment.equals("*")) {
      array.elements().forEach(element -> collect(element, index + 1, location));
    } else if (value instanceof JsonObject object) {
      if (index == path.size() - 1) {
        location.addObject();
      }
      for (int i = 0; i < object.size(); i++) {
        if (object.name(i).equals(segment) || segment.equals("*")) {
          collect(object.value(i), index + 1, location);
        }
      }
    }
  }

  /** What was observed where the finding is; for one of a header, the values of the header. */
  public Observed at(Finding finding) {
    FindingLocation location = locations.get(finding);
    return location == null ? new Observed() : location.observed();
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
