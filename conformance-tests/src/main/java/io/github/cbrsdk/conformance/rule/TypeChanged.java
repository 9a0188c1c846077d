package io.github.cbrsdk.conformance.rule;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Finding;
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
import io.github.cbrsdk.conformance.overlay.OverlayDraft;
import io.github.cbrsdk.conformance.sample.HeaderMutations;
import io.github.cbrsdk.conformance.sample.InvariantEvaluator;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A value has another JSON type than the contract declares. */
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
        "A value has another JSON type than the contract declares.",
        "\"id\": 0 where a string is declared");
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
  public Optional<String> proposeEdit(OverlayDraft draft, Finding finding) {
    return allow(draft, finding);
  }

  /** Adds the observed type to those that are allowed. */
  static Optional<String> allow(OverlayDraft draft, Finding finding) {
    String keyword = finding.drift().contract().pointer();
    String observed = finding.drift().detail();
    String why = finding.pointer() + " is " + finding.drift().observed();
    Optional<String> reference = reference(draft, finding);
    if (reference.isPresent()) {
      return besideReference(draft, finding, reference.get(), observed, why);
    }
    String exact = "x-contract-type";
    String name = keyword.endsWith("/" + exact) ? exact : "type";
    String schema = keyword.endsWith("/" + name) ? JsonPointer.parent(keyword) : keyword;
    for (String alternatives : List.of("oneOf", "anyOf")) {
      if (draft.current(schema + "/" + alternatives) instanceof List<?> list) {
        Object more = Map.of("type", observed);
        return draft.put(finding, schema, alternatives, OverlayDraft.with(list, more), why);
      }
    }
    Object types = draft.current(schema + "/" + name);
    if (types == null || !(draft.original(schema) instanceof Map)) {
      return Optional.of("the contract states the type where no one change would widen it");
    }
    List<?> list = types instanceof List<?> several ? several : List.of(types);
    if (observed.equals("number") && list.contains("integer")) {
      list = list.stream().filter(each -> !each.equals("integer")).toList();
    }
    list = OverlayDraft.with(list, observed);
    draft.put(finding, schema, name, list.size() == 1 ? list.get(0) : list, why);
    if (observed.equals(JsonType.NULL.id())
        && draft.current(schema + "/enum") instanceof List<?> known) {
      draft.put(finding, schema, "enum", OverlayDraft.with(known, null), why);
    }
    return OverlayDraft.DONE;
  }

  /** Where the contract refers to the schema of the value, if it does: only there may it widen. */
  private static Optional<String> reference(OverlayDraft draft, Finding finding) {
    return draft.schemasAt(finding, finding.pointer()).stream()
        .filter(schema -> schema.location("type").equals(finding.drift().contract()))
        .map(schema -> schema.location().pointer())
        .filter(schema -> draft.original(schema + "/$ref") instanceof String)
        .findFirst();
  }

  /** Another type as an alternative to what is referred to, which others may refer to as well. */
  private static Optional<String> besideReference(
      OverlayDraft draft, Finding finding, String schema, String type, String why) {
    if (draft.current(schema + "/oneOf") instanceof List<?> list) {
      return draft.put(
          finding, schema, "oneOf", OverlayDraft.with(list, Map.of("type", type)), why);
    }
    Object referred = Map.of("$ref", String.valueOf(draft.original(schema + "/$ref")));
    draft.remove(finding, schema, "$ref", why);
    return draft.put(finding, schema, "oneOf", List.of(referred, Map.of("type", type)), why);
  }

  @Override
  public Stream<Mutation> mutations(SampleExchange sample, InvariantEvaluator evaluator) {
    Stream<Mutation> values =
        sample.locations().stream()
            .flatMap(
                location ->
                    OF_TYPE.entrySet().stream()
                        .filter(other -> !location.allows(other.getKey()))
                        .map(
                            other ->
                                Mutation.ofValue(
                                    rule(),
                                    "type " + other.getKey().id(),
                                    sample,
                                    location,
                                    other.getValue())));
    return Stream.concat(values, HeaderMutations.of(sample, rule()));
  }

  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) ->
        object.with(name, value instanceof JsonString ? Json.of(1) : new JsonString("1"));
  }
}
