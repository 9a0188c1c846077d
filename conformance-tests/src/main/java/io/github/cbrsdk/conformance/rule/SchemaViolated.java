package io.github.cbrsdk.conformance.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.overlay.OverlayDraft;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.SchemaLimits;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A value does not keep to a keyword of JSON Schema for which there is no rule of its own. */
final class SchemaViolated extends ConstraintRule {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  SchemaViolated() {
    super(
        Rule.SCHEMA_VIOLATED,
        "A value does not keep to a keyword of JSON Schema for which there is no rule of its own.",
        "\"sizes\": [1, 1] where uniqueItems is declared");
  }

  @Override
  public Optional<String> proposeEdit(OverlayDraft draft, Finding finding) {
    String location = finding.drift().contract().pointer();
    return draft.remove(
        finding,
        JsonPointer.parent(location),
        JsonPointer.name(location),
        finding.pointer() + " is " + finding.drift().observed());
  }

  @Override
  Stream<Mutation> mutations(SampleExchange sample, ValueLocation location) {
    return location.schema().constraints().keySet().stream()
        .filter(SchemaAssertion.class::isInstance)
        .flatMap(
            assertion ->
                others(location)
                    .filter(other -> !SchemaLimits.allows(assertion, other))
                    .limit(1)
                    .map(
                        other ->
                            Mutation.ofValue(
                                rule(), assertion.keyword(), sample, location, other)));
  }

  /** Other values of the same type; an object keeps its required members. */
  private static Stream<JsonNode> others(ValueLocation location) {
    JsonNode value = location.value();
    if (value.isArray()) {
      ArrayNode doubled = value.deepCopy();
      doubled.addAll((ArrayNode) value);
      return Stream.of(doubled, NODES.arrayNode());
    }
    if (value instanceof ObjectNode object) {
      ObjectNode longer = object.deepCopy();
      longer.put(location.freeName("more"), 1);
      return Stream.concat(
          Stream.of(longer),
          object.properties().stream()
              .map(Map.Entry::getKey)
              .filter(name -> !location.schema().required().containsKey(name))
              .map(name -> object.deepCopy().without(name)));
    }
    return value.isIntegralNumber()
        ? Stream.of(1, 3, 7).map(n -> NODES.numberNode(value.longValue() + n))
        : value.isTextual()
            ? Stream.of("", "x", value.textValue() + "x").map(NODES::textNode)
            : Stream.empty();
  }
}
