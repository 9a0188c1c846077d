package io.github.cbrsdk.conformance.proof;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.ContractLocation;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Validation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the check said of the exchange that it saw last. */
final class Judgement {
  private final String edition;
  private final Map<ContractLocation, Set<String>> mentioned = new HashMap<>();
  private List<Drift> drifts = List.of();

  Judgement(String edition, List<Exemplar> exemplars) {
    this.edition = edition;
    for (Exemplar exemplar : exemplars) {
      note(exemplar.operation().validations());
      note(exemplar.contract().validations());
      exemplar.sites().forEach(site -> note(site.schema().validations()));
    }
  }

  private void note(List<Validation> validations) {
    for (Validation validation : validations) {
      mentioned.put(validation.location(), RelationDrifts.mentioned(validation.rule()));
    }
  }

  void hear(CheckedExchange checked) {
    drifts =
        checked.drifts(edition).stream().filter(each -> each.impact() != Impact.NOTICE).toList();
  }

  /** Whether it complained of anything. */
  boolean alarms() {
    return !drifts.isEmpty();
  }

  /**
   * Whether it noticed what was injected, and nothing elsewhere. What else it says of the same
   * place is its good right: an empty text can be too short and in the wrong form as well.
   */
  boolean notices(Injection injection) {
    Set<Expected> noticed = new HashSet<>();
    boolean stated = injection.statedAt() == null;
    for (Drift drift : drifts) {
      if (!follows(drift, injection)) {
        noticed.add(new Expected(drift.rule(), drift.pointer()));
      }
      stated |= drift.contract().equals(injection.statedAt());
    }
    return stated
        && noticed.containsAll(injection.expected())
        && noticed.stream()
            .allMatch(
                each -> injection.expected().stream().anyMatch(expected -> goWith(each, expected)));
  }

  /** Whether it is expected, at the same place, or the number of members around that place. */
  private static boolean goWith(Expected noticed, Expected expected) {
    String place = expected.pointer();
    return noticed.equals(expected)
        || (!place.isEmpty()
            && (noticed.pointer().equals(place)
                || (noticed.rule() == Rule.RANGE_EXCEEDED
                    && noticed.pointer().equals(place.substring(0, place.lastIndexOf('/'))))));
  }

  /** The names that the rule mentions which a drift violates. */
  Set<String> mentioned(Drift drift) {
    return mentioned.getOrDefault(drift.contract(), Set.of());
  }

  /** The first complaint, if there is any. */
  Optional<Drift> first() {
    return drifts.stream().findFirst();
  }

  /** Whether it is a rule about several values that fails because one of them was changed. */
  private boolean follows(Drift drift, Injection injection) {
    return drift.rule() == Rule.INVARIANT_VIOLATED
        && injection.rule() != Rule.INVARIANT_VIOLATED
        && mentioned(drift).stream().anyMatch(injection.touched()::contains);
  }

  /** What it noticed, in words. */
  @Override
  public String toString() {
    return drifts.isEmpty()
        ? "nothing"
        : String.join(
            " and ",
            drifts.stream()
                .map(drift -> new Expected(drift.rule(), drift.pointer()).toString())
                .toList());
  }
}
