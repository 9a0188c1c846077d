package io.github.cbrsdk.conformance.selftest;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Member;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.sample.ExpectedFinding;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes exchanges without members, for the rules that need many exchanges. All members of one depth
 * are left out together, since each run needs many exchanges.
 */
final class PresenceMutations {
  private PresenceMutations() {}

  /**
   * Members that one run does not show.
   *
   * @param sample the exchange that lacks them
   * @param exchange what it becomes
   * @param required the pointers of those that the contract requires
   * @param optional the pointers of those that it does not
   */
  record Absence(
      SampleExchange sample, Exchange exchange, Set<String> required, Set<String> optional) {
    Set<ExpectedFinding> expected() {
      Set<ExpectedFinding> expected = new HashSet<>();
      required.forEach(pointer -> expected.add(new ExpectedFinding(Rule.MEMBER_VANISHED, pointer)));
      optional.forEach(pointer -> expected.add(new ExpectedFinding(Rule.NEVER_OBSERVED, pointer)));
      return expected;
    }
  }

  /** One absence for each depth of the sample's body. */
  static List<Absence> of(SampleExchange sample, EffectiveContract contract) {
    List<Absence> all = new ArrayList<>();
    // The members decide which of several schemas applies: without them another one does.
    Schema root = sample.root();
    if (root == null || sample.choices().size() > 1) {
      return all;
    }
    Set<String> declared =
        contract.members(root).stream().map(Member::pointer).collect(Collectors.toSet());
    List<ValueLocation> objects =
        sample.locations().stream()
            .filter(location -> location.isObject() && location.choices().size() == 1)
            .toList();
    int deepest = objects.stream().mapToInt(location -> location.path().size()).max().orElse(-1);
    for (int depth = 0; depth <= deepest; depth++) {
      Absence absence = at(depth, sample, objects, declared);
      if (absence != null) {
        all.add(absence);
      }
    }
    return all;
  }

  private static @Nullable Absence at(
      int depth, SampleExchange sample, List<ValueLocation> objects, Set<String> declared) {
    SampleExchange less = sample;
    Set<String> required = new HashSet<>();
    Set<String> optional = new HashSet<>();
    for (ValueLocation location : objects) {
      if (location.path().size() == depth) {
        for (String name : location.names()) {
          Set<String> of = location.schema().required().containsKey(name) ? required : optional;
          of.add(location.pointer(name));
        }
        less = less.changed(location.path(), JsonObject.of(Map.of()));
      }
    }
    // What lies deeper in a schema that contains itself is not listed.
    required.retainAll(declared);
    optional.retainAll(declared);
    if (required.isEmpty() && optional.isEmpty()) {
      return null;
    }
    return new Absence(sample, less.exchange(), required, optional);
  }
}
