package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.SchemaLimits;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class SchemaViolated extends ConstraintRule {
  SchemaViolated() {
    super(
        Rule.SCHEMA_VIOLATED,
        new RuleText(
            "A value does not keep to a keyword of JSON Schema for which there is no rule of its own.",
            "\"sizes\": [1, 1] where uniqueItems is declared"));
  }

  @Override
  public Optional<String> proposeEdit(FindingEdit edit) {
    return edit.remove(edit.around(), edit.keyword(), edit.what());
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
