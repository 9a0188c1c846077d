package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds members to a sample of an object that its schema does not name: those that it requires, as
 * many as it demands, and one of each kind that it describes.
 */
final class UndeclaredMembers {
  private static final int MAX_NAMES = 2_000;
  private static final Set<String> OF_ONE_MEMBER =
      Set.of("patternProperties", "propertyNames", "additionalProperties");

  private final Schema schema;
  private final Function<Schema, Optional<Json>> maker;

  /** A value for each schema of such members, made when the first one is needed. */
  private @Nullable List<Json> described;

  /**
   * @param maker makes a value of a schema, if it can
   */
  UndeclaredMembers(Schema schema, Function<Schema, Optional<Json>> maker) {
    this.schema = schema;
    this.maker = maker;
  }

  void addTo(Map<String, Json> object) {
    for (String name : schema.required().keySet()) {
      if (!object.containsKey(name) && !schema.properties().containsKey(name)) {
        value(name).ifPresent(value -> object.put(name, value));
      }
    }
    int kinds =
        schema.subschemas("patternProperties").size() + (schema.additional() == null ? 0 : 1);
    int least = SchemaLimits.least(schema, Range.Measure.MEMBERS);
    int most = SchemaLimits.most(schema, Range.Measure.MEMBERS);
    add(object, least);
    Map<String, Json> fuller = new LinkedHashMap<>(object);
    add(fuller, Math.min(most, fuller.size() + kinds));
    if (SchemaLimits.allow(schema, JsonObject.of(fuller))) {
      object.putAll(fuller);
    }
  }

  private void add(Map<String, Json> object, int size) {
    if (object.size() >= size) {
      return;
    }
    Iterator<String> names = names().limit(MAX_NAMES).iterator();
    while (object.size() < size && names.hasNext()) {
      String name = names.next();
      if (!schema.properties().containsKey(name)) {
        value(name).ifPresent(value -> object.putIfAbsent(name, value));
      }
    }
  }

  /** Names to try, those that a keyword describes first. */
  private Stream<String> names() {
    Stream<String> ofPatterns =
        schema.subschemas("patternProperties").keySet().stream()
            .flatMap(each -> PatternSample.of(each, 1).stream());
    Stream<String> allowed =
        schema.subschemas("propertyNames").values().stream()
            .flatMap(each -> maker.apply(each).stream())
            .map(Json::text);
    return Stream.of(ofPatterns, allowed, Stream.of("key"))
        .flatMap(each -> each)
        .flatMap(
            each ->
                Stream.concat(
                    Stream.of(each), NearValues.ofScalar(new JsonString(each)).map(Json::text)));
  }

  /** A value of a member of that name; empty if there may be none. */
  private Optional<Json> value(String name) {
    Stream<Json> any =
        schema.mayHave(name) && schema.additional() == null
            ? Stream.of(new JsonString("text"), Json.of(1))
            : Stream.empty();
    return Stream.concat(described().stream(), any).filter(each -> mayBe(name, each)).findFirst();
  }

  private List<Json> described() {
    List<Json> made = described;
    if (made == null) {
      made =
          Stream.of(
                  schema.subschemas("patternProperties").values().stream(),
                  schema.subschemas("additionalProperties").values().stream(),
                  Stream.ofNullable(schema.additional()))
              .flatMap(each -> each)
              .flatMap(each -> maker.apply(each).stream())
              .toList();
      described = made;
    }
    return made;
  }

  private boolean mayBe(String name, Json value) {
    return schema
        .constraints(SchemaAssertion.class)
        .filter(each -> OF_ONE_MEMBER.contains(each.keyword()))
        .allMatch(each -> each.accepts(JsonObject.of(Map.of(name, value))));
  }
}
