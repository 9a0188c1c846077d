package io.github.cbrsdk.conformance.selftest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Drifts of the set of an object's members: left out, added, renamed, all gone. */
final class MemberMutations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MemberMutations() {}

  static Stream<Mutation> of(SampleExchange sample) {
    return sample.sites().stream()
        .filter(ValueLocation::isObject)
        .flatMap(site -> new MemberMutations.At(sample, site).all().stream());
  }

  /** The drifts of one object. */
  private record At(SampleExchange sample, ValueLocation site) {
    List<Mutation> all() {
      List<Mutation> all = new ArrayList<>();
      boolean open = site.schema().isOpen() || site.schema().additional() != null;
      Set<String> names = MemberNameMatch.of(site.value());
      for (String name : names.stream().sorted().toList()) {
        gone(all, "member left out", name, null);
        if (!open) {
          gone(all, "member renamed", name, site.freeName(name + "_renamed"));
          String other = TextVariants.otherCase(name);
          if (site.freeName(other).equals(other)) {
            gone(all, "member in other case", name, other);
          }
        }
      }
      if (!open) {
        added(all, "text added", NODES.textNode("new"));
        added(all, "null added", NODES.nullNode());
        added(all, "object added", NODES.objectNode().put("in", 1));
        added(all, "array added", NODES.arrayNode().add(1));
      }
      if (names.size() > 1) {
        emptied(all);
      }
      return all;
    }

    private void gone(List<Mutation> all, String operator, String name, @Nullable String instead) {
      Set<String> left = MemberNameMatch.of(site.value());
      left.remove(name);
      Set<ExpectedFinding> missing = missing(left);
      Set<ExpectedFinding> expected = new HashSet<>(missing);
      if (instead != null && !site.isOfNone(left)) {
        expected.add(new ExpectedFinding(Rule.MEMBER_UNDECLARED, site.pointer(instead)));
      }
      if (isAnotherChoice(left) || expected.isEmpty()) {
        return;
      }
      add(
          all,
          missing.isEmpty() ? Rule.MEMBER_UNDECLARED : Rule.MEMBER_MISSING,
          operator,
          expected,
          () -> sample.withObject(site, object -> renamed(object, name, instead)));
    }

    private static ObjectNode renamed(ObjectNode object, String name, @Nullable String instead) {
      JsonNode value = object.remove(name);
      if (instead != null) {
        object.set(instead, value);
      }
      return object;
    }

    private void added(List<Mutation> all, String operator, JsonNode value) {
      String name = site.freeName("not_in_the_contract");
      add(
          all,
          Rule.MEMBER_UNDECLARED,
          operator,
          Set.of(new ExpectedFinding(Rule.MEMBER_UNDECLARED, site.pointer(name))),
          () -> sample.withObject(site, object -> object.set(name, value)));
    }

    private void emptied(List<Mutation> all) {
      Set<ExpectedFinding> expected = missing(Set.of());
      if (!expected.isEmpty()) {
        add(
            all,
            Rule.MEMBER_MISSING,
            "object emptied",
            expected,
            () -> sample.withObject(site, ObjectNode::removeAll));
      }
    }

    /** What is missing by its own schema; of a body in none of the forms, that one thing. */
    private Set<ExpectedFinding> missing(Set<String> left) {
      if (site.isOfNone(left)) {
        return Set.of(new ExpectedFinding(Rule.MEMBER_MISSING, site.pointer()));
      }
      return site.schema().required().keySet().stream()
          .filter(name -> !left.contains(name))
          .map(name -> new ExpectedFinding(Rule.MEMBER_MISSING, site.pointer(name)))
          .collect(Collectors.toSet());
    }

    /** What is left may be just what another of the allowed forms looks like: then no drift. */
    private boolean isAnotherChoice(Set<String> names) {
      return site.choices().stream()
          .anyMatch(choice -> choice != site.schema() && MemberNameMatch.fit(choice, names));
    }

    private void add(
        List<Mutation> all,
        Rule rule,
        String operator,
        Set<ExpectedFinding> expected,
        Supplier<Exchange> exchange) {
      all.add(
          new Mutation(rule, operator, sample, expected, null, () -> Stream.of(exchange.get())));
    }
  }
}
