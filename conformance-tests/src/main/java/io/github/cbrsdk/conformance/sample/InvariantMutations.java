package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Drifts of the relations between values that the contract states. */
public final class InvariantMutations {
  /** More than one, since what breaks a rule may break other things as well. */
  private static final int MAX_TRIED = 5;

  private final SampleExchange sample;
  private final InvariantEvaluator evaluator;
  private final List<Mutation> all = new ArrayList<>();

  private InvariantMutations(SampleExchange sample, InvariantEvaluator evaluator) {
    this.sample = sample;
    this.evaluator = evaluator;
  }

  public static Stream<Mutation> of(SampleExchange sample, InvariantEvaluator evaluator) {
    InvariantMutations drifts = new InvariantMutations(sample, evaluator);
    drifts.addAll(sample.operation().validations(), "");
    drifts.addAll(sample.contract().validations(), "");
    sample
        .locations()
        .forEach(location -> drifts.addAll(location.schema().validations(), location.pointer()));
    return drifts.all.stream();
  }

  private void addAll(List<Validation> validations, String pointer) {
    for (Validation validation : validations) {
      // Invariants about credentials are broken by the mutations of secret-echoed.
      Rule rule = Rule.of(validation.reports()).orElseThrow();
      if (!validation.rule().contains("request.token")
          && !evaluator.comparesExchanges(validation)) {
        all.add(
            new Mutation(
                rule,
                validation.id(),
                sample,
                Set.of(new ExpectedFinding(rule, pointer)),
                validation,
                () -> broken(validation, pointer)));
        all.addAll(NeighbourMutations.of(sample, validation, pointer, evaluator));
      }
    }
  }

  private Stream<Exchange> broken(Validation validation, String pointer) {
    return InvariantSearch.where(false, validation, pointer, sample, evaluator)
        .limit(MAX_TRIED)
        .map(SampleExchange::exchange);
  }
}
