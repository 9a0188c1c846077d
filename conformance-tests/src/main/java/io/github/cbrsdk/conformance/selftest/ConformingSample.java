package io.github.cbrsdk.conformance.selftest;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.sample.ExpectedFinding;
import io.github.cbrsdk.conformance.sample.InvariantEvaluator;
import io.github.cbrsdk.conformance.sample.InvariantSearch;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Changes sample exchanges until they conform, before drifts are injected into them. */
final class ConformingSample {
  private final EffectiveContract contract;
  private final String edition;
  private final InvariantEvaluator evaluator;
  private final Function<Exchange, CheckedExchange> checker;

  /** Invariants of which no conforming exchange was found. */
  private final Set<Validation> impossible;

  ConformingSample(
      EffectiveContract contract,
      InvariantEvaluator evaluator,
      Function<Exchange, CheckedExchange> checker,
      Set<Validation> impossible) {
    this.contract = contract;
    this.edition = contract.edition().name();
    this.evaluator = evaluator;
    this.checker = checker;
    this.impossible = impossible;
  }

  /**
   * Makes a sample conform. Values that no example shows may violate an invariant: then other
   * values are searched, or optional members are left out.
   */
  SampleExchange of(SampleExchange sample) {
    Request request = Objects.requireNonNull(sample.exchange().request());
    String asked =
        contract.operation(request.method(), request.url()).map(Operation::id).orElse("any other");
    if (!asked.equals(sample.operation().id())) {
      throw new ContractException(
          "%s: a request of %s cannot be told from one of %s"
              .formatted(sample.operation().location(), sample, asked));
    }
    MutationOutcome outcome = new MutationOutcome(edition, evaluator, impossible);
    outcome.record(sample.exchange(), checker.apply(sample.exchange()));
    Drift unexplained = outcome.firstUnexplained().orElse(null);
    if (unexplained != null) {
      throw refusal(sample, unexplained);
    }
    List<Drift> violations = outcome.violations();
    if (violations.isEmpty()) {
      return sample;
    }
    Drift drift = violations.get(0);
    Validation validation = Objects.requireNonNull(evaluator.violated(drift));
    Optional<SampleExchange> better =
        new InvariantSearch(validation, drift.pointer(), sample, evaluator)
            .where(true)
            .filter(
                each -> {
                  outcome.record(each.exchange(), checker.apply(each.exchange()));
                  return !outcome.hasFalseAlarm()
                      && outcome.violations().size() < violations.size();
                })
            .findFirst()
            .or(
                () ->
                    sample.without(drift.pointer(), InvariantSearch.mentioned(validation.rule())));
    if (better.isEmpty()) {
      impossible.add(validation);
    }
    return of(better.orElse(sample));
  }

  /** Without a conforming exchange there is nothing to inject drifts into. */
  private static ContractException refusal(SampleExchange sample, Drift drift) {
    String problem =
        "%s: no conforming exchange can be made for %s: with everything that is declared, it"
            + " shows %s. Give an example of that response, or mend the contract.";
    return new ContractException(
        problem.formatted(drift.contract(), sample, ExpectedFinding.of(drift)));
  }
}
