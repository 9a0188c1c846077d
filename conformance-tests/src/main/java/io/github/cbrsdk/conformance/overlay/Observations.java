package io.github.cbrsdk.conformance.overlay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.MediaRange;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.MediaType;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was observed where the findings are, and with which statuses. For one thread. */
public final class Observations {
  private final EffectiveContract contract;

  /** By operation and status: the media types, and the names of the members of the bodies. */
  private final Map<List<String>, Set<String>> mediaTypes = new HashMap<>();

  private final Map<List<String>, Set<Optional<Set<String>>>> tops = new HashMap<>();

  /** Where findings are. */
  private final Map<Finding, Place> places = new HashMap<>();

  public Observations(EffectiveContract contract, List<Finding> findings) {
    this.contract = contract;
    for (Finding finding : findings) {
      Operation operation = operation(contract, finding);
      List<Schema> ofHeader = DeclaredSchemas.ofHeader(operation, DeclaredSchemas.header(finding));
      List<Schema> schemas =
          ofHeader.isEmpty() ? DeclaredSchemas.at(operation, finding.pointer()) : ofHeader;
      places.put(finding, new Place(finding, schemas, !ofHeader.isEmpty()));
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
    byte[] body = exchange.response().body();
    Json value = body == null ? null : JsonReader.read(body).value();
    operation.ifPresent(known -> addStatus(known, exchange, value));
    for (Place place : places.values()) {
      String id = place.finding().drift().operation();
      if (operation.isEmpty() || operation.get().id().equals(id)) {
        if (place.isHeader()) {
          addHeader(exchange, place);
        } else if (value != null) {
          collect(value, 0, place);
        }
      }
    }
  }

  private static void addHeader(Exchange exchange, Place place) {
    String name = DeclaredSchemas.header(place.finding());
    for (String text : exchange.response().headers().values(name)) {
      Json written = JsonReader.read(text.strip().getBytes(UTF_8)).value();
      boolean isText = place.schemas().stream().anyMatch(each -> each.allows(JsonType.STRING));
      place.add(
          isText || written == null || !written.isScalar()
              ? new JsonString(text.strip())
              : written);
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

  private static void collect(Json value, int index, Place place) {
    List<String> path = JsonPointer.names(place.finding().pointer());
    if (index == path.size()) {
      place.add(value);
      return;
    }
    String segment = path.get(index);
    if (value instanceof JsonArray array && segment.equals("*")) {
      array.elements().forEach(element -> collect(element, index + 1, place));
    } else if (value instanceof JsonObject object) {
      if (index == path.size() - 1) {
        place.addObject();
      }
      for (int i = 0; i < object.size(); i++) {
        if (object.name(i).equals(segment) || segment.equals("*")) {
          collect(object.value(i), index + 1, place);
        }
      }
    }
  }

  /** What was observed where the finding is; for one of a header, the values of the header. */
  public Observed at(Finding finding) {
    Place place = places.get(finding);
    return place == null ? new Observed() : place.observed();
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
