package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.SchemaLimits;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class SchemaViolated extends ConstraintRule {
  /** The keywords that a schema may do without. */
  private static final Set<String> REMOVABLE =
      Set.of(
          ("type enum const format pattern minLength maxLength minimum maximum exclusiveMinimum"
                  + " exclusiveMaximum multipleOf minItems maxItems uniqueItems minContains maxContains"
                  + " contains minProperties maxProperties propertyNames dependentRequired not then else"
                  + " additionalProperties unevaluatedProperties unevaluatedItems items")
              .split(" "));

  /** What means nothing without a keyword. */
  private static final Map<String, List<String>> DEPENDENT =
      Map.of("contains", List.of("minContains", "maxContains"));

  /** The keywords that mean nothing if their schema says nothing. */
  private static final Set<String> DEPENDENT_ON_CONTENT =
      Set.of("then", "else", "propertyNames", "dependentRequired");

  /** The keywords with a schema for each name. */
  private static final Set<String> IN_MAPS =
      Set.of("properties", "patternProperties", "dependentSchemas");

  SchemaViolated() {
    super(
        Rule.SCHEMA_VIOLATED,
        new RuleText(
            "A value does not keep to a keyword of JSON Schema for which there is no rule of its own.",
            "\"sizes\": [1, 1] where uniqueItems is declared"));
  }

  /** Removes the one keyword that is not kept, and what means nothing without it. */
  @Override
  public Optional<String> proposeEdit(FindingEdit edit) {
    String pointer = edit.contractPointer();
    String schema = edit.around();
    String keyword = edit.keyword();
    boolean isRequired =
        JsonPointer.name(schema).equals("required")
            || JsonPointer.name(JsonPointer.parent(schema)).equals("dependentRequired");
    if (isRequired && edit.current(schema) instanceof List<?> names) {
      Object name = edit.original(pointer);
      List<?> fewer = names.stream().filter(each -> !each.equals(name)).toList();
      edit.put(JsonPointer.parent(schema), JsonPointer.name(schema), fewer, edit.what());
      return fewer.isEmpty() ? remove(edit, schema) : FindingEdit.DONE;
    }
    if (!(edit.current(schema) instanceof Map<?, ?> stated) || !stated.containsKey(keyword)) {
      return FindingEdit.NOT_HERE;
    }
    if (keyword.equals("oneOf") && !stated.containsKey("anyOf")) {
      edit.put(schema, "anyOf", stated.get(keyword), edit.what());
      return edit.remove(schema, keyword, edit.what());
    }
    if (IN_MAPS.contains(JsonPointer.name(schema))) {
      return edit.put(schema, keyword, Map.of(), edit.what());
    }
    if (keyword.equals("unevaluatedProperties") && MemberUndeclared.declare(edit, keyword)) {
      return FindingEdit.DONE;
    }
    return REMOVABLE.contains(keyword)
        ? remove(edit, pointer)
        : Optional.of("no one keyword excludes it: a schema for it has to be written");
  }

  private static Optional<String> remove(FindingEdit edit, String pointer) {
    String schema = JsonPointer.parent(pointer);
    String keyword = JsonPointer.name(pointer);
    edit.remove(schema, keyword, edit.what());
    DEPENDENT.getOrDefault(keyword, List.of()).stream()
        .filter(each -> edit.current(schema + "/" + each) != null)
        .forEach(each -> edit.remove(schema, each, edit.what()));
    boolean isConditional = keyword.equals("then") || keyword.equals("else");
    if (isConditional
        && edit.current(schema + "/then") == null
        && edit.current(schema + "/else") == null) {
      return edit.remove(schema, "if", edit.what());
    }
    boolean isEmpty = edit.current(schema) instanceof Map<?, ?> left && left.isEmpty();
    return isEmpty && DEPENDENT_ON_CONTENT.contains(JsonPointer.name(schema))
        ? remove(edit, schema)
        : FindingEdit.DONE;
  }

  @Override
  Stream<Mutation> mutations(MutationMaker make, ValueLocation location) {
    return location
        .schema()
        .constraints(SchemaAssertion.class)
        .flatMap(
            assertion ->
                others(location)
                    .filter(other -> !SchemaLimits.allows(assertion, other))
                    .limit(1)
                    .map(other -> make.value(assertion.keyword(), location, other)));
  }

  /** Other values of the same type; an object keeps its required members. */
  private static Stream<Json> others(ValueLocation location) {
    Json value = location.value();
    if (value instanceof JsonArray) {
      List<Json> doubled = new ArrayList<>(value.elements());
      doubled.addAll(value.elements());
      return Stream.of(doubled, List.of()).map(Json::of);
    }
    if (value instanceof JsonObject object) {
      return Stream.concat(
          Stream.of(object.with(location.freeName("more"), Json.of(1))),
          object.members().keySet().stream()
              .filter(name -> !location.schema().required().containsKey(name))
              .map(name -> object.with(name, null)));
    }
    return value instanceof JsonNumber number && number.isLong()
        ? Stream.of(1, 3, 7).map(n -> Json.of(number.longValue() + n))
        : value instanceof JsonString
            ? Stream.of("", "x", value.text() + "x").map(JsonString::new)
            : Stream.empty();
  }
}
