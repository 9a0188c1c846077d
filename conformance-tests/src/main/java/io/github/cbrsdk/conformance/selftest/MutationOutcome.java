package io.github.cbrsdk.conformance.selftest;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.sample.ExpectedFinding;
import io.github.cbrsdk.conformance.sample.InvariantEvaluator;
import io.github.cbrsdk.conformance.sample.Mutation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The findings of the check in the last exchange. */
final class MutationOutcome {
  private final String edition;
  private final InvariantEvaluator evaluator;
  private final Set<Validation> untried;
  private List<Drift> drifts = List.of();
  private List<Drift> unexplained = List.of();

  /**
   * @param untried the invariants for which no conforming sample exchange was found
   */
  MutationOutcome(String edition, InvariantEvaluator evaluator, Set<Validation> untried) {
    this.edition = edition;
    this.evaluator = evaluator;
    this.untried = untried;
  }

  /** Keeps the findings in an exchange. */
  void record(Exchange exchange, CheckedExchange checked) {
    drifts = checked.drifts(edition);
    // Findings of an invariant that the exchange really violates are not false alarms.
    unexplained =
        drifts.stream()
            .filter(each -> each.impact() != Impact.NOTICE)
            .filter(each -> !evaluator.explains(each, exchange))
            .toList();
  }

  /** The invariants that were reported, but for those that cannot be tried. */
  List<Drift> violations() {
    return drifts.stream()
        .filter(each -> evaluator.violated(each) != null)
        .filter(each -> !untried.contains(evaluator.violated(each)))
        .toList();
  }

  /**
   * Whether it reported anything that the contract allows. A finding of schema-violated is no false
   * alarm, since a validator of JSON Schema made it.
   */
  boolean hasFalseAlarm() {
    return unexplained.stream().anyMatch(each -> each.rule() != Rule.SCHEMA_VIOLATED);
  }

  /**
   * Whether it noticed what was injected, and nothing elsewhere. Further findings at the same
   * pointer are allowed: an empty text can be too short and in the wrong form.
   */
  boolean detects(Mutation mutation) {
    Validation invariant = mutation.invariant();
    return of(drifts).containsAll(mutation.expected())
        && (invariant == null
            ? of(unexplained).stream().allMatch(each -> isPartOf(mutation, each))
            : drifts.stream().anyMatch(each -> matchesInvariant(each, invariant)));
  }

  private static boolean isPartOf(Mutation mutation, ExpectedFinding noticed) {
    return mutation.expected().stream().anyMatch(expected -> isConsistentWith(noticed, expected));
  }

  private static Set<ExpectedFinding> of(List<Drift> drifts) {
    return drifts.stream().map(ExpectedFinding::of).collect(Collectors.toSet());
  }

  /** The contract may state one invariant at several places. */
  private static boolean matchesInvariant(Drift drift, Validation invariant) {
    return drift.contract().equals(invariant.location()) || drift.detail().equals(invariant.id());
  }

  /**
   * Whether it is the expected one, has its pointer, or is range-exceeded at the parent or
   * schema-violated around it.
   */
  private static boolean isConsistentWith(ExpectedFinding noticed, ExpectedFinding expected) {
    String location = expected.pointer();
    return noticed.equals(expected)
        || (noticed.rule() == Rule.SCHEMA_VIOLATED
            && (location + "/").startsWith(noticed.pointer() + "/"))
        || (!location.isEmpty()
            && (noticed.pointer().equals(location)
                || (noticed.rule() == Rule.RANGE_EXCEEDED
                    && noticed.pointer().equals(JsonPointer.parent(location)))));
  }

  /** The first finding that is not an invariant which the exchange violates, if there is any. */
  Optional<Drift> firstUnexplained() {
    return unexplained.stream().findFirst();
  }

  /** The findings, in words. */
  @Override
  public String toString() {
    List<String> noticed =
        drifts.stream().map(each -> ExpectedFinding.of(each).toString()).toList();
    return noticed.isEmpty() ? "nothing" : String.join(" and ", noticed);
  }
}
