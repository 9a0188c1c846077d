package io.github.cbrsdk.conformance.rule;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.BodyRule;
import io.github.cbrsdk.conformance.engine.ClosestAlternative;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.RequiredMember;
import io.github.cbrsdk.conformance.engine.SchemaNode;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.ExpectedFinding;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.SchemaLimits;
import io.github.cbrsdk.conformance.sample.TextVariants;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class MemberMissing extends RuleDefinition implements BodyRule {
  /** The remedy of a member that does not come. */
  static final String NO_LONGER_REQUIRE =
      "Tell the service's owner; if it is meant, no longer require the member at %s.";

  /** The detail of an object that has no member of any alternative. */
  private static final String NO_FORM = "every form";

  MemberMissing() {
    super(
        Rule.MEMBER_MISSING,
        new RuleText(
                "A member that the contract requires is absent.",
                "an object without the id that each must have")
            .remedy(NO_LONGER_REQUIRE));
  }

  @Override
  public void members(ExchangeContext context, SchemaNode node, MemberDifference difference) {
    for (RequiredMember required : difference.missing()) {
      context.report(
          required.node(),
          Violation.of(Rule.MEMBER_MISSING, "", "absent", required.editions()),
          edition ->
              new Expectation(
                  "the member " + required.name(),
                  requireNonNull(
                      requireNonNull(node.schema(edition)).required().get(required.name()))),
          difference.hints().get(required.name()));
    }
  }

  /** One finding, since what is missing and undeclared by the best alternative would be a guess. */
  @Override
  public void noAlternative(ExchangeContext context, SchemaNode node, JsonObject object) {
    context.report(
        node,
        Violation.of(
            Rule.MEMBER_MISSING, NO_FORM, "an object that has no declared member", node.declared()),
        edition -> {
          Schema schema = requireNonNull(node.schema(edition));
          return new Expectation(
              "an object that matches one of " + ClosestAlternative.names(schema.alternatives()),
              ClosestAlternative.location(schema));
        },
        ClosestAlternative.hint(node, object));
  }

  @Override
  String remedy(Finding finding) {
    return finding.drift().detail().equals(NO_FORM)
        ? "Tell the service's owner; if it is meant, add a schema for it at %s."
        : super.remedy(finding);
  }

  @Override
  public Optional<String> proposeEdit(FindingEdit edit) {
    String list = edit.around();
    if (Set.of("anyOf", "oneOf", "x-contract-any-of").contains(edit.keyword())) {
      return Optional.of("no declared schema has such members: write a schema for them");
    }
    if (!(edit.original(list) instanceof List)) {
      return edit.noEdit();
    }
    String name = JsonPointer.name(edit.finding().pointer());
    String schema = JsonPointer.parent(list);
    List<?> left =
        edit.current(list) instanceof List<?> names
            ? names.stream().filter(each -> !each.equals(name)).toList()
            : List.of();
    String why = edit.finding().pointer() + " is missing";
    return left.isEmpty()
        ? edit.remove(schema, "required", why)
        : edit.put(schema, "required", left, why);
  }

  /** Members that are left out, renamed or all gone. */
  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return make.locations()
        .filter(ValueLocation::isObject)
        .flatMap(location -> new ObjectMutations(make, location).all().stream());
  }

  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) -> object.with(name, null);
  }

  /** The changes of one object. */
  private record ObjectMutations(MutationMaker make, ValueLocation location) {
    List<Mutation> all() {
      List<Mutation> all = new ArrayList<>();
      boolean open = location.schema().isOpen() || location.schema().additional() != null;
      Set<String> names = location.names();
      for (String name : names.stream().sorted().toList()) {
        gone("member left out", name, null).ifPresent(all::add);
        if (!open) {
          gone("member renamed", name, location.freeName(name + "_renamed")).ifPresent(all::add);
          String other = TextVariants.otherCase(name);
          if (location.freeName(other).equals(other)) {
            gone("member in other case", name, other).ifPresent(all::add);
          }
        }
      }
      // An empty object is like each of several alternatives.
      Set<ExpectedFinding> missing = missing(Set.of());
      if (names.size() > 1
          && (location.choices().size() == 1 || location.isOfNone(Set.of()))
          && !missing.isEmpty()) {
        all.add(
            of(Rule.MEMBER_MISSING, "object emptied", missing, object -> JsonObject.of(Map.of())));
      }
      return all;
    }

    private Optional<Mutation> gone(String operator, String name, @Nullable String instead) {
      Set<String> left = location.names();
      left.remove(name);
      Set<ExpectedFinding> missing = missing(left);
      Set<ExpectedFinding> expected = new HashSet<>(missing);
      if (instead != null && !location.isOfNone(left)) {
        expected.add(new ExpectedFinding(Rule.MEMBER_UNDECLARED, location.pointer(instead)));
      }
      Rule rule = missing.isEmpty() ? Rule.MEMBER_UNDECLARED : Rule.MEMBER_MISSING;
      return isAnotherChoice(left) || expected.isEmpty()
          ? Optional.empty()
          : Optional.of(of(rule, operator, expected, object -> renamed(object, name, instead)));
    }

    private static JsonObject renamed(JsonObject object, String name, @Nullable String instead) {
      JsonObject less = object.with(name, null);
      return instead == null ? less : less.with(instead, object.get(name));
    }

    /** The members missing by its own schema; of a body of no alternative, that one finding. */
    private Set<ExpectedFinding> missing(Set<String> left) {
      if (location.isOfNone(left)) {
        return Set.of(new ExpectedFinding(Rule.MEMBER_MISSING, location.pointer()));
      }
      return location.schema().required().keySet().stream()
          .filter(name -> !left.contains(name))
          .map(name -> new ExpectedFinding(Rule.MEMBER_MISSING, location.pointer(name)))
          .collect(Collectors.toSet());
    }

    /** What is left may be just what another alternative looks like: then there is no drift. */
    private boolean isAnotherChoice(Set<String> names) {
      return location.choices().stream()
          .anyMatch(choice -> choice != location.schema() && SchemaLimits.fitNames(choice, names));
    }

    private Mutation of(
        Rule rule,
        String operator,
        Set<ExpectedFinding> expected,
        UnaryOperator<JsonObject> change) {
      return make.of(rule, operator, expected, sample -> sample.withObject(location, change));
    }
  }
}
