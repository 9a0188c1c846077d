package io.github.cbrsdk.conformance.rule;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Rule;
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
import io.github.cbrsdk.conformance.overlay.Observed;
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
      boolean excluded = node.schemas().excludes(name);
      context.report(
          member,
          Violation.of(Rule.MEMBER_UNDECLARED, "", "present", member.undeclared()),
          edition ->
              new Expectation(
                  "no such member", requireNonNull(node.schema(edition)).location("properties")),
          excluded
              ? "the contract declares it as writeOnly, for requests alone"
              : difference.hints().get(name));
    }
  }

  @Override
  public Optional<String> proposeEdit(FindingEdit edit) {
    String pointer = edit.finding().pointer();
    return edit.schemasAt(JsonPointer.parent(pointer)).stream()
        .filter(each -> each.location("properties").equals(edit.finding().drift().contract()))
        .findFirst()
        .map(
            schema ->
                schema
                    .name()
                    .map(component -> "/components/schemas/" + JsonPointer.escape(component))
                    .orElse(schema.location().pointer()))
        .map(schema -> declare(edit, schema, pointer, edit.observed()))
        .orElseGet(edit::noEdit);
  }

  /** Declares a member of an object in the schema at a pointer. */
  static Optional<String> declare(
      FindingEdit edit, String schema, String pointer, Observed observed) {
    String name = JsonPointer.name(pointer);
    Map<Object, Object> member = new LinkedHashMap<>();
    member.put("description", FindingEdit.TO_BE_DESCRIBED);
    if (edit.isOwnContract()) {
      member.put("x-contract-table", "none");
    }
    member.putAll(observed.schema());
    String why = pointer + " is there";
    if (!(edit.current(schema + "/properties") instanceof Map<?, ?> members)) {
      return edit.put(schema, "properties", Map.of(name, member), why);
    }
    Object same = members.get(name);
    if (same instanceof Map<?, ?> stated && stated.containsKey("writeOnly")) {
      return edit.remove(schema + "/properties/" + JsonPointer.escape(name), "writeOnly", why);
    }
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
