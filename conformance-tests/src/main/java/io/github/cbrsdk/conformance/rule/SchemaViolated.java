package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.overlay.OverlayDraft;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.Optional;
import java.util.stream.Stream;

/** A value does not keep to a keyword of JSON Schema for which there is no rule of its own. */
final class SchemaViolated extends ConstraintRule {
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
    return Stream.empty();
  }
}
