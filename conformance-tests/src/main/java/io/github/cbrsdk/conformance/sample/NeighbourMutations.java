package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two drifts in neighbouring elements of an array: in the first a member is missing or mistyped, in
 * the second a rule is broken that mentions this member. The one must not hide the other.
 */
public final class NeighbourMutations {
  private static final int MAX_BROKEN = 100;
  private static final int MAX_TRIED = 5;

  private final MutationMaker make;
  private final Validation validation;
  private final String pointer;
  private final List<Mutation> all = new ArrayList<>();

  private NeighbourMutations(MutationMaker make, Validation validation, String pointer) {
    this.make = make;
    this.validation = validation;
    this.pointer = pointer;
  }

  /** Makes the drifts of one invariant, which is stated for the value at a pointer. */
  public static List<Mutation> of(MutationMaker make, Validation validation, String pointer) {
    NeighbourMutations drifts = new NeighbourMutations(make, validation, pointer);
    Set<String> names = InvariantSearch.mentioned(validation.rule());
    List<ValueLocation> locations = make.sample().locations();
    for (ValueLocation array : locations) {
      boolean looksInto = names.contains(String.valueOf(array.name()));
      boolean isInside = pointer.startsWith(array.pointer() + "/*");
      if (array.value().size() == 1
          && array.value() instanceof JsonArray
          && array.value().elements().get(0) instanceof JsonObject
          && array.schema().constraints().isEmpty()
          && (looksInto || isInside)) {
        locations.stream()
            .filter(location -> location.path().size() == array.path().size() + 2)
            .filter(location -> location.isIn(array) && location.value().isScalar())
            .filter(location -> names.contains(String.valueOf(location.name())))
            .forEach(member -> drifts.add(array, member));
      }
    }
    return drifts.all;
  }

  private void add(ValueLocation array, ValueLocation member) {
    String name = String.valueOf(member.name());
    JsonObject element = (JsonObject) array.value().elements().get(0);
    JsonObject without = element.with(name, null);
    if (!member.allows(JsonType.OBJECT)) {
      JsonObject mistyped = element.with(name, JsonObject.of(Map.of()));
      add(Rule.TYPE_CHANGED, array, member, mistyped, without);
    }
    if (member.isRequired()) {
      add(Rule.MEMBER_MISSING, array, member, without, without);
    }
  }

  /**
   * @param first what stands before the element that breaks the rule
   * @param sound what of it conforms: the rule has to be broken beside this as well
   */
  private void add(Rule rule, ValueLocation array, ValueLocation member, Json first, Json sound) {
    all.add(
        new Mutation(
            rule,
            "beside a broken " + validation.id(),
            make.sample(),
            Set.of(new ExpectedFinding(rule, member.pointer())),
            validation,
            () ->
                new InvariantSearch(validation, pointer, make.sample(), make.evaluator())
                    .broken()
                    .limit(MAX_BROKEN)
                    .filter(each -> isBrokenBeside(sound, array, each))
                    .filter(each -> isBrokenBeside(first, array, each))
                    .limit(MAX_TRIED)
                    .map(each -> beside(first, array, each).exchange())));
  }

  private boolean isBrokenBeside(Json first, ValueLocation array, SampleExchange second) {
    SampleExchange both = beside(first, array, second);
    return make.evaluator().isFalse(validation, pointer, both, both);
  }

  private static SampleExchange beside(Json first, ValueLocation array, SampleExchange second) {
    List<Json> both = new ArrayList<>(List.of(first));
    Json others = Json.of(second.body()).at(array.path());
    if (others != null) {
      both.addAll(others.elements());
    }
    return second.changed(array.path(), JsonArray.of(both));
  }
}
