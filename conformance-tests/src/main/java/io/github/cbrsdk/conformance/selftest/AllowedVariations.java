package io.github.cbrsdk.conformance.selftest;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.contract.DiscriminatorValues;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.SampleValues;
import io.github.cbrsdk.conformance.sample.SchemaLimits;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes changes that the contract allows: to report one of them is a false alarm. */
final class AllowedVariations {
  /** What was changed where, and the changed exchange. */
  record Variation(String description, Supplier<Exchange> exchange) {}

  private final SampleExchange sample;
  private final List<Variation> all = new ArrayList<>();

  private AllowedVariations(SampleExchange sample) {
    this.sample = sample;
  }

  static Stream<Variation> of(SampleExchange sample) {
    AllowedVariations variations = new AllowedVariations(sample);
    variations.add("nothing changed", "", sample::exchange);
    variations.headers();
    sample.locations().forEach(variations::at);
    return variations.all.stream();
  }

  private void headers() {
    List<Header> longer = new ArrayList<>();
    for (Header header : sample.headers()) {
      boolean type = header.name().equals("Content-Type");
      longer.add(
          new Header(
              header.name().toLowerCase(Locale.ROOT),
              type ? header.value() + "; charset=utf-8" : header.value()));
    }
    longer.add(new Header("X-Not-In-The-Contract", "1"));
    add("headers written otherwise, and one more", "", () -> sample.withHeaders(longer));
    sample.contract().headers().forEach(this::header);
  }

  private void header(String name, Schema schema) {
    String where = "header " + name;
    if (!sample.contract().requiredHeaders().containsKey(name)) {
      add("header left out", where, () -> sample.withoutHeader(name));
    }
    String value = SampleValues.value(schema, null).text();
    add("blanks around", where, () -> sample.withHeader(name, " " + value + "\t"));
    for (String text : schema.listedTexts()) {
      add("value " + text, where, () -> sample.withHeader(name, text));
    }
  }

  private void at(ValueLocation location) {
    if (location.allows(JsonType.NULL)) {
      add("null", location, JsonNull.NULL);
    }
    if (!location.isLimitedBy(DiscriminatorValues.class)) { // Another value is another schema.
      for (String text : location.schema().listedTexts()) {
        add("value " + text, location, new JsonString(text));
      }
    }
    if (location.isObject()) {
      members(location);
    }
    List<Json> elements = location.value().elements();
    if (!elements.isEmpty() && location.schema().constraints().isEmpty()) {
      add("no element", location, JsonArray.of(List.of()));
      add("two elements", location, JsonArray.of(Collections.nCopies(2, elements.get(0))));
    }
  }

  private void members(ValueLocation location) {
    JsonObject object = (JsonObject) location.value();
    Set<String> required = location.schema().required().keySet();
    for (String name : location.schema().properties().keySet()) {
      if (!required.contains(name)) {
        add("left out", location, location.pointer(name), object.with(name, null));
      }
    }
    add("only what is required", location, retained(object, required));
    add("members in reverse", location, reversed(object));
    if (location.schema().isOpen() && location.schema().additional() == null) {
      add("member added", location, object.with("more", Json.of(1)));
    }
  }

  private void add(String what, ValueLocation location, Json value) {
    add(what, location, location.pointer(), value);
  }

  private void add(String what, ValueLocation location, String pointer, Json value) {
    // An object or array may be limited in its size.
    if (value.isScalar() || SchemaLimits.allow(location.schema(), value)) {
      add(what, pointer, () -> sample.withValue(location, value));
    }
  }

  private static JsonObject reversed(JsonObject object) {
    JsonObject reversed = JsonObject.of(Map.of());
    for (int i = object.size(); i-- > 0; ) {
      reversed = reversed.and(object.name(i), object.value(i));
    }
    return reversed;
  }

  private static JsonObject retained(JsonObject object, Set<String> names) {
    Map<String, Json> members = object.members();
    members.keySet().retainAll(names);
    return JsonObject.of(members);
  }

  private void add(String what, String pointer, Supplier<Exchange> exchange) {
    all.add(new Variation(sample + ", " + what + " at " + pointer, exchange));
  }
}
