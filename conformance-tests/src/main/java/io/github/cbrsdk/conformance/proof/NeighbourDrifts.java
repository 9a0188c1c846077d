package io.github.cbrsdk.conformance.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two drifts in neighbouring elements of an array: in the first a member is missing or mistyped, in
 * the second a rule is broken that mentions this member. The one must not hide the other.
 */
final class NeighbourDrifts {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Exemplar exemplar;
  private final Validation validation;
  private final List<Site> mentioned;
  private final List<Injection> all = new ArrayList<>();

  private NeighbourDrifts(Exemplar exemplar, Validation validation, List<Site> mentioned) {
    this.exemplar = exemplar;
    this.validation = validation;
    this.mentioned = mentioned.stream().filter(site -> site.value().isValueNode()).toList();
  }

  /**
   * Those of one rule.
   *
   * @param pointer the place of the rule
   * @param mentioned the values that it may mention
   */
  static List<Injection> of(
      Exemplar exemplar, Validation validation, String pointer, List<Site> mentioned) {
    NeighbourDrifts drifts = new NeighbourDrifts(exemplar, validation, mentioned);
    Set<String> names = RelationDrifts.mentioned(validation.rule());
    List<Site> sites = exemplar.sites();
    for (Site array : sites) {
      boolean looksInto = names.contains(String.valueOf(array.name()));
      boolean isInside = pointer.startsWith(array.pointer() + "/*");
      if (array.value().size() == 1
          && array.value().path(0).isObject()
          && array.schema().constraints().isEmpty()
          && (looksInto || isInside)) {
        sites.stream()
            .filter(site -> site.path().size() == array.path().size() + 1 && site.isIn(array))
            .forEach(element -> drifts.add(array, element));
      }
    }
    return drifts.all;
  }

  private void add(Site array, Site element) {
    // What is nested deeper has an array of its own.
    List<Site> members =
        mentioned.stream()
            .filter(site -> site.path().size() == element.path().size() + 1)
            .filter(site -> site.isIn(element))
            .toList();
    for (Site member : members) {
      String name = String.valueOf(member.name());
      if (!member.allows(JsonType.OBJECT)) {
        ObjectNode mistyped = copy(element).set(name, NODES.objectNode());
        add(Rule.TYPE_CHANGED, array, mistyped, members, member);
      }
      if (element.schema().required().containsKey(name)) {
        ObjectNode without = copy(element).without(name);
        add(Rule.MEMBER_MISSING, array, without, members, member);
      }
    }
  }

  private void add(Rule rule, Site array, ObjectNode first, List<Site> members, Site member) {
    Set<String> touched = MemberDrifts.touching(String.valueOf(array.name()), array.value());
    all.add(
        new Injection(
            rule,
            "beside a broken " + validation.id(),
            exemplar,
            Set.of(new Expected(rule, member.pointer())),
            validation.location(),
            touched,
            () -> members.stream().flatMap(broken -> exchanges(array, first, broken))));
  }

  private Stream<Exchange> exchanges(Site array, ObjectNode first, Site broken) {
    return RelationDrifts.others(broken, validation.rule())
        .map(
            value -> {
              ObjectNode second = array.value().path(0).deepCopy();
              second.set(String.valueOf(broken.name()), value);
              ArrayNode both = NODES.arrayNode().add(first).add(second);
              return exemplar.withValue(array, both);
            });
  }

  private static ObjectNode copy(Site element) {
    return element.value().deepCopy();
  }
}
