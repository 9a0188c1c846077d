package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.engine.BodyRule;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.SchemaNode;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import java.util.Optional;
import java.util.stream.Stream;

final class NullUndeclared extends RuleDefinition implements BodyRule {
  NullUndeclared() {
    super(
        Rule.NULL_UNDECLARED,
        new RuleText("A value is null, and the contract does not allow null there.", "\"id\": null")
            .remedy("Tell the service's owner; if it is meant, allow null at %s."));
  }

  @Override
  public void mistyped(ExchangeContext context, SchemaNode node, Json value, long editions) {
    if (value == JsonNull.NULL) {
      TypeChanged.report(context, node, value, Violation.of(rule(), "null", "null", editions));
    }
  }

  @Override
  public Optional<String> proposeEdit(FindingEdit edit) {
    return TypeChanged.allow(edit);
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return make.locations()
        .filter(location -> !location.allows(JsonType.NULL))
        .map(location -> make.value("null", location, JsonNull.NULL));
  }

  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) -> object.with(name, JsonNull.NULL);
  }
}
