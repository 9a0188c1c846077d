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
import io.github.cbrsdk.conformance.overlay.OverlayDraft;
import io.github.cbrsdk.conformance.sample.ExpectedFinding;
import io.github.cbrsdk.conformance.sample.InvariantEvaluator;
import io.github.cbrsdk.conformance.sample.MemberNameMatch;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
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

/** A member that the contract requires is absent. */
final class MemberMissing extends RuleDefinition implements BodyRule {
  MemberMissing() {
    super(
        Rule.MEMBER_MISSING,
        "A member that the contract requires is absent.",
        "an object without the id that each must have");
  }

  @Override
  protected String remediation(String location) {
    return noLongerRequire(location);
  }

  /** The advice on a member that does not come. */
  static String noLongerRequire(String location) {
    return "Tell the service's owner; if it is meant, no longer require the member at %s."
        .formatted(location);
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
            Rule.MEMBER_MISSING,
            "every form",
            "an object without a member of any of them",
            node.declared()),
        edition -> {
          Schema schema = requireNonNull(node.schema(edition));
          return new Expectation(
              "one of " + ClosestAlternative.names(schema.alternatives()),
              ClosestAlternative.location(schema));
        },
        ClosestAlternative.hint(node, object));
  }

  @Override
  public Optional<String> proposeEdit(OverlayDraft draft, Finding finding) {
    String list = JsonPointer.parent(finding.drift().contract().pointer());
    String keyword = JsonPointer.name(finding.drift().contract().pointer());
    if (Set.of("anyOf", "oneOf", "x-contract-any-of").contains(keyword)) {
      return Optional.of("a schema for this further form has to be written first");
    }
    if (!(draft.original(list) instanceof List)) {
      return OverlayDraft.NOT_HERE;
    }
    String name = JsonPointer.name(finding.pointer());
    String schema = JsonPointer.parent(list);
    List<?> left =
        draft.current(list) instanceof List<?> names
            ? names.stream().filter(each -> !each.equals(name)).toList()
            : List.of();
    String why = finding.pointer() + " is missing";
    return left.isEmpty()
        ? draft.remove(finding, schema, "required", why)
        : draft.put(finding, schema, "required", left, why);
  }

  /** Members that are left out, renamed or all gone. */
  @Override
  public Stream<Mutation> mutations(SampleExchange sample, InvariantEvaluator evaluator) {
    return sample.locations().stream()
        .filter(ValueLocation::isObject)
        .flatMap(location -> new ObjectMutations(sample, location).all().stream());
  }

  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) -> object.with(name, null);
  }

  /** The changes of one object. */
  private record ObjectMutations(SampleExchange sample, ValueLocation location) {
    List<Mutation> all() {
      List<Mutation> all = new ArrayList<>();
      boolean open = location.schema().isOpen() || location.schema().additional() != null;
      Set<String> names = MemberNameMatch.of(location.value());
      for (String name : names.stream().sorted().toList()) {
        gone(all, "member left out", name, null);
        if (!open) {
          gone(all, "member renamed", name, location.freeName(name + "_renamed"));
          String other = TextVariants.otherCase(name);
          if (location.freeName(other).equals(other)) {
            gone(all, "member in other case", name, other);
          }
        }
      }
      // An empty object is like each of several alternatives.
      if (names.size() > 1 && (location.choices().size() == 1 || location.isOfNone(Set.of()))) {
        emptied(all);
      }
      return all;
    }

    private void gone(List<Mutation> all, String operator, String name, @Nullable String instead) {
      Set<String> left = MemberNameMatch.of(location.value());
      left.remove(name);
      Set<ExpectedFinding> missing = missing(left);
      Set<ExpectedFinding> expected = new HashSet<>(missing);
      if (instead != null && !location.isOfNone(left)) {
        expected.add(new ExpectedFinding(Rule.MEMBER_UNDECLARED, location.pointer(instead)));
      }
      if (isAnotherChoice(left) || expected.isEmpty()) {
        return;
      }
      Rule rule = missing.isEmpty() ? Rule.MEMBER_UNDECLARED : Rule.MEMBER_MISSING;
      add(all, rule, operator, expected, object -> renamed(object, name, instead));
    }

    private static JsonObject renamed(JsonObject object, String name, @Nullable String instead) {
      JsonObject less = object.with(name, null);
      return instead == null ? less : less.with(instead, object.get(name));
    }

    private void emptied(List<Mutation> all) {
      Set<ExpectedFinding> expected = missing(Set.of());
      if (!expected.isEmpty()) {
        add(
            all,
            Rule.MEMBER_MISSING,
            "object emptied",
            expected,
            object -> JsonObject.of(Map.of()));
      }
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
          .anyMatch(choice -> choice != location.schema() && MemberNameMatch.fit(choice, names));
    }

    private void add(
        List<Mutation> all,
        Rule rule,
        String operator,
        Set<ExpectedFinding> expected,
        UnaryOperator<JsonObject> change) {
      all.add(
          new Mutation(
              rule,
              operator,
              sample,
              expected,
              null,
              () -> Stream.of(sample.withObject(location, change))));
    }
  }
}
