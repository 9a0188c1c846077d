package io.github.cbrsdk.conformance.rule;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.BodyRule;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.Hints;
import io.github.cbrsdk.conformance.engine.SchemaNode;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.HeaderMutations;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class TypeChanged extends RuleDefinition implements BodyRule {
  private static final Map<JsonType, Json> OF_TYPE = new EnumMap<>(JsonType.class);

  static {
    OF_TYPE.put(JsonType.BOOLEAN, JsonBoolean.of(true));
    OF_TYPE.put(JsonType.INTEGER, Json.of(1_700_000_000));
    OF_TYPE.put(JsonType.NUMBER, Json.of(new BigDecimal("40.7")));
    OF_TYPE.put(JsonType.STRING, new JsonString("1"));
    OF_TYPE.put(JsonType.ARRAY, JsonArray.of(List.of()));
    OF_TYPE.put(JsonType.OBJECT, JsonObject.of(Map.of()));
  }

  TypeChanged() {
    super(
        Rule.TYPE_CHANGED,
        new RuleText(
            "A value has another JSON type than the contract declares.",
            "\"id\": 0 where a string is declared"));
  }

  @Override
  public void mistyped(ExchangeContext context, SchemaNode node, Json value, long editions) {
    if (value != JsonNull.NULL) {
      report(
          context,
          node,
          value,
          Violation.of(rule(), value.type().id(), value.type().id(), editions));
    }
  }

  /** Reports a value of a type that some editions do not allow. */
  static void report(ExchangeContext context, SchemaNode node, Json value, Violation violation) {
    context.report(
        node,
        violation,
        edition -> {
          Schema schema = requireNonNull(node.schema(edition));
          return new Expectation(JsonType.names(schema.types()), schema.location("type"));
        },
        Hints.forType(node, value));
  }

  @Override
  public Optional<String> proposeEdit(FindingEdit edit) {
    return allow(edit);
  }

  /** Adds the observed type to those that are allowed. */
  static Optional<String> allow(FindingEdit edit) {
    String keyword = edit.contractPointer();
    String observed = edit.finding().drift().detail();
    String why = edit.what();
    Optional<String> reference = reference(edit);
    if (reference.isPresent()) {
      return besideReference(edit, reference.get(), observed);
    }
    String exact = "x-contract-type";
    String name = keyword.endsWith("/" + exact) ? exact : "type";
    String schema = keyword.endsWith("/" + name) ? JsonPointer.parent(keyword) : keyword;
    for (String alternatives : List.of("oneOf", "anyOf")) {
      if (edit.current(schema + "/" + alternatives) instanceof List<?> list) {
        Object more = Map.of("type", observed);
        return edit.put(schema, alternatives, FindingEdit.with(list, more), why);
      }
    }
    Object types = edit.current(schema + "/" + name);
    if (types == null || !(edit.original(schema) instanceof Map)) {
      return Optional.of("the contract states the type where no one change would widen it");
    }
    List<?> list = types instanceof List<?> several ? several : List.of(types);
    if (observed.equals("number") && list.contains("integer")) {
      list = list.stream().filter(each -> !each.equals("integer")).toList();
    }
    list = FindingEdit.with(list, observed);
    edit.put(schema, name, list.size() == 1 ? list.get(0) : list, why);
    if (observed.equals(JsonType.NULL.id())
        && edit.current(schema + "/enum") instanceof List<?> known) {
      edit.put(schema, "enum", FindingEdit.with(known, null), why);
    }
    return FindingEdit.DONE;
  }

  /** Where the contract refers to the schema of the value, if it does: only there may it widen. */
  private static Optional<String> reference(FindingEdit edit) {
    return edit.schemasAt(edit.finding().pointer()).stream()
        .filter(schema -> schema.location("type").equals(edit.finding().drift().contract()))
        .map(schema -> schema.location().pointer())
        .filter(schema -> edit.original(schema + "/$ref") instanceof String)
        .findFirst();
  }

  /** Another type as an alternative to what is referred to, which others may refer to as well. */
  private static Optional<String> besideReference(FindingEdit edit, String schema, String type) {
    Map<String, String> more = Map.of("type", type);
    if (edit.current(schema + "/oneOf") instanceof List<?> list) {
      return edit.put(schema, "oneOf", FindingEdit.with(list, more), edit.what());
    }
    Object referred = Map.of("$ref", String.valueOf(edit.original(schema + "/$ref")));
    edit.remove(schema, "$ref", edit.what());
    return edit.put(schema, "oneOf", List.of(referred, more), edit.what());
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return Stream.concat(
        make.locations().flatMap(location -> mutations(make, location)), HeaderMutations.of(make));
  }

  private static Stream<Mutation> mutations(MutationMaker make, ValueLocation location) {
    return OF_TYPE.entrySet().stream()
        .filter(other -> !location.allows(other.getKey()))
        .map(other -> make.value("type " + other.getKey().id(), location, other.getValue()));
  }

  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) ->
        object.with(name, value instanceof JsonString ? Json.of(1) : new JsonString("1"));
  }
}
