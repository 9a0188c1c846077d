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
import java.util.LinkedHashMap;
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

  /** Adds the observed types to those that are allowed. */
  static Optional<String> allow(FindingEdit edit) {
    String detail = edit.finding().drift().detail();
    Optional<String> reference = reference(edit);
    for (JsonType type : edit.observed().types()) {
      // Of a header it follows the name.
      if (edit.finding().rule() == Rule.SCHEMA_VIOLATED
          || (" " + detail).endsWith(" " + type.id())) {
        Optional<String> reason =
            reference.isPresent()
                ? besideReference(edit, reference.get(), type)
                : allow(edit, type);
        if (reason.isPresent()) {
          return reason;
        }
      }
    }
    return FindingEdit.DONE;
  }

  private static Optional<String> allow(FindingEdit edit, JsonType type) {
    String schema = stating(edit);
    String exact = "x-contract-type";
    String name = edit.keyword().equals(exact) ? exact : "type";
    Object types = edit.current(schema + "/" + name);
    if (types != null) {
      edit.put(schema, name, with(types, type.id()), edit.what());
    }
    if (listsValues(edit, schema)) {
      return EnumValueUndeclared.list(edit, schema, values(edit, type));
    }
    for (String alternatives : List.of("oneOf", "anyOf")) {
      if (types == null && edit.current(schema + "/" + alternatives) instanceof List<?> list) {
        Object more = Map.of("type", type.id());
        return edit.put(schema, alternatives, FindingEdit.with(list, more), edit.what());
      }
    }
    boolean isNothing = Boolean.FALSE.equals(edit.current(schema));
    return types != null
        ? FindingEdit.DONE
        : isNothing
            ? edit.put(
                JsonPointer.parent(schema),
                JsonPointer.name(schema),
                edit.observed().schema(),
                edit.what())
            : edit.noEdit();
  }

  /** The pointer of the schema that states the types; of one that allows none its own. */
  private static String stating(FindingEdit edit) {
    return List.of("type", "x-contract-type", "enum", "const").contains(edit.keyword())
        ? edit.around()
        : edit.contractPointer();
  }

  private static boolean listsValues(FindingEdit edit, String schema) {
    return edit.current(schema) instanceof Map<?, ?> map
        && (map.containsKey("enum") || map.containsKey("const"));
  }

  private static Map<Json, Long> values(FindingEdit edit, JsonType type) {
    Map<Json, Long> values = new LinkedHashMap<>(edit.observed().values());
    values.keySet().removeIf(each -> each.type() != type);
    return values;
  }

  /** One type more; an integer is a number too. */
  private static Object with(Object types, String type) {
    List<?> list = types instanceof List<?> several ? several : List.of(types);
    List<?> others =
        list.stream().filter(each -> !type.equals("number") || !each.equals("integer")).toList();
    List<?> all = FindingEdit.with(others, type);
    return all.size() == 1 ? String.valueOf(all.get(0)) : all;
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
  private static Optional<String> besideReference(FindingEdit edit, String schema, JsonType type) {
    // An integer is a number too.
    String keyword =
        type == JsonType.NUMBER || edit.current(schema + "/anyOf") != null ? "anyOf" : "oneOf";
    Object more =
        type != JsonType.NULL && listsValues(edit, stating(edit))
            ? Map.of("enum", List.copyOf(values(edit, type).keySet()))
            : Map.of("type", type.id());
    for (String stated : List.of("oneOf", "anyOf")) {
      if (edit.current(schema + "/" + stated) instanceof List<?> list) {
        edit.remove(schema, stated, edit.what());
        return edit.put(schema, keyword, FindingEdit.with(list, more), edit.what());
      }
    }
    Object referred = Map.of("$ref", String.valueOf(edit.original(schema + "/$ref")));
    edit.remove(schema, "$ref", edit.what());
    return edit.put(schema, keyword, List.of(referred, more), edit.what());
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
