package io.github.cbrsdk.conformance.rule;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.BodyRule;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.SchemaNode;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.overlay.OverlayDraft;
import io.github.cbrsdk.conformance.sample.InvariantEvaluator;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An object has a member that the contract does not declare. */
final class MemberUndeclared extends RuleDefinition implements BodyRule {
  MemberUndeclared() {
    super(
        Rule.MEMBER_UNDECLARED,
        "An object has a member that the contract does not declare.",
        "\"colour\": null in an edition that does not know it");
  }

  @Override
  protected String remediation(String location) {
    return "If it is meant, declare the member near %s.".formatted(location);
  }

  @Override
  public void members(ExchangeContext context, SchemaNode node, MemberDifference difference) {
    for (String name : difference.undeclared()) {
      SchemaNode member = node.member(name);
      context.report(
          member,
          Violation.of(Rule.MEMBER_UNDECLARED, "", "present", member.undeclared()),
          edition ->
              new Expectation(
                  "no such member", requireNonNull(node.schema(edition)).location("properties")),
          difference.hints().get(name));
    }
  }

  @Override
  public Optional<String> proposeEdit(OverlayDraft draft, Finding finding) {
    Schema around =
        draft.schemasAt(finding, JsonPointer.parent(finding.pointer())).stream()
            .filter(schema -> schema.location("properties").equals(finding.drift().contract()))
            .findFirst()
            .orElse(null);
    if (around == null) {
      return OverlayDraft.NOT_HERE;
    }
    String schema =
        around
            .name()
            .map(name -> "/components/schemas/" + JsonPointer.escape(name))
            .orElse(around.location().pointer());
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("description", OverlayDraft.TO_BE_DESCRIBED);
    member.put("x-contract-table", "none");
    member.putAll(draft.observed(finding).schema());
    String name = JsonPointer.name(finding.pointer());
    String why = finding.pointer() + " is there";
    if (!(draft.current(schema + "/properties") instanceof Map<?, ?> members)) {
      return draft.put(finding, schema, "properties", Map.of(name, member), why);
    }
    Object same = members.get(name);
    return draft.put(finding, schema + "/properties", name, same == null ? member : same, why);
  }

  @Override
  public Stream<Mutation> mutations(SampleExchange sample, InvariantEvaluator evaluator) {
    return sample.locations().stream()
        .filter(ValueLocation::isObject)
        .filter(location -> !location.schema().isOpen() && location.schema().additional() == null)
        .flatMap(
            location ->
                Stream.of(
                    added(sample, location, "text added", new JsonString("new")),
                    added(sample, location, "null added", JsonNull.NULL),
                    added(sample, location, "object added", Json.of(Map.of("in", 1))),
                    added(sample, location, "array added", Json.of(List.of(1)))));
  }

  private Mutation added(
      SampleExchange sample, ValueLocation location, String operator, Json value) {
    String name = location.freeName("not_in_the_contract");
    return Mutation.of(
        rule(),
        operator,
        sample,
        location.pointer(name),
        () -> sample.withObject(location, object -> object.with(name, value)));
  }

  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) -> object.with(name, new JsonString("injected"));
  }
}
