package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.engine.BodyRule;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.SchemaNode;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.conformance.overlay.OverlayDraft;
import io.github.cbrsdk.conformance.sample.InvariantEvaluator;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import java.util.Optional;
import java.util.stream.Stream;

/** A value is null, and the contract does not allow null there. */
final class NullUndeclared extends RuleDefinition implements BodyRule {
  NullUndeclared() {
    super(
        Rule.NULL_UNDECLARED,
        "A value is null, and the contract does not allow null there.",
        "\"id\": null");
  }

  @Override
  protected String remediation(String location) {
    return "Tell the service's owner; if it is meant, allow null at %s.".formatted(location);
  }

  @Override
  public void mistyped(ExchangeContext context, SchemaNode node, Json value, long editions) {
    if (value == JsonNull.NULL) {
      TypeChanged.report(context, node, value, Violation.of(rule(), "null", "null", editions));
    }
  }

  @Override
  public Optional<String> proposeEdit(OverlayDraft draft, Finding finding) {
    return TypeChanged.allow(draft, finding);
  }

  @Override
  public Stream<Mutation> mutations(SampleExchange sample, InvariantEvaluator evaluator) {
    return sample.locations().stream()
        .filter(location -> !location.allows(JsonType.NULL))
        .map(location -> Mutation.ofValue(rule(), "null", sample, location, JsonNull.NULL));
  }

  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) -> object.with(name, JsonNull.NULL);
  }
}
