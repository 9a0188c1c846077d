package io.github.cbrsdk.conformance.rule;

import static java.util.Objects.requireNonNull;

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
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class MemberUndeclared extends RuleDefinition implements BodyRule {
  MemberUndeclared() {
    super(
        Rule.MEMBER_UNDECLARED,
        new RuleText(
                "An object has a member that the contract does not declare.",
                "\"colour\": null in an edition that does not know it")
            .remedy("If it is meant, declare the member near %s."));
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
  public Optional<String> proposeEdit(FindingEdit edit) {
    Schema around =
        edit.schemasAt(JsonPointer.parent(edit.finding().pointer())).stream()
            .filter(
                schema -> schema.location("properties").equals(edit.finding().drift().contract()))
            .findFirst()
            .orElse(null);
    if (around == null) {
      return FindingEdit.NOT_HERE;
    }
    String schema =
        around
            .name()
            .map(name -> "/components/schemas/" + JsonPointer.escape(name))
            .orElse(around.location().pointer());
    Map<String, Object> member = new LinkedHashMap<>();
    member.put("description", FindingEdit.TO_BE_DESCRIBED);
    member.put("x-contract-table", "none");
    member.putAll(edit.observed().schema());
    String name = JsonPointer.name(edit.finding().pointer());
    String why = edit.finding().pointer() + " is there";
    if (!(edit.current(schema + "/properties") instanceof Map<?, ?> members)) {
      return edit.put(schema, "properties", Map.of(name, member), why);
    }
    Object same = members.get(name);
    return edit.put(schema + "/properties", name, same == null ? member : same, why);
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return make.locations()
        .filter(ValueLocation::isObject)
        .filter(location -> !location.schema().isOpen() && location.schema().additional() == null)
        .flatMap(
            location ->
                Stream.of(
                    added(make, location, "text added", new JsonString("new")),
                    added(make, location, "null added", JsonNull.NULL),
                    added(make, location, "object added", Json.of(Map.of("in", 1))),
                    added(make, location, "array added", Json.of(List.of(1)))));
  }

  private static Mutation added(
      MutationMaker make, ValueLocation location, String operator, Json value) {
    String name = location.freeName("not_in_the_contract");
    return make.member(operator, location, name, object -> object.with(name, value));
  }

  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) -> object.with(name, new JsonString("injected"));
  }
}
