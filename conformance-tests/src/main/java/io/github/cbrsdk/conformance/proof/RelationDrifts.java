package io.github.cbrsdk.conformance.proof;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.contract.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Drifts of the relations between values that the contract states. */
final class RelationDrifts {
  /** More than one, since what breaks a rule may break other things as well. */
  private static final int MAX_TRIED = 5;

  private final Exemplar exemplar;
  private final InvariantEvaluator evaluator;
  private final List<Injection> all = new ArrayList<>();

  private RelationDrifts(Exemplar exemplar, InvariantEvaluator evaluator) {
    this.exemplar = exemplar;
    this.evaluator = evaluator;
  }

  static Stream<Injection> of(Exemplar exemplar, InvariantEvaluator evaluator) {
    RelationDrifts drifts = new RelationDrifts(exemplar, evaluator);
    drifts.addAll(exemplar.operation().validations(), "");
    drifts.addAll(exemplar.contract().validations(), "");
    exemplar.sites().forEach(site -> drifts.addAll(site.schema().validations(), site.pointer()));
    return drifts.all.stream();
  }

  private void addAll(List<Validation> validations, String pointer) {
    for (Validation validation : validations) {
      // What it says of credentials is broken by SecretDrifts.
      if (!validation.rule().contains("request.token")) {
        all.add(
            new Injection(
                validation.reports(),
                validation.id(),
                exemplar,
                Set.of(new Expected(validation.reports(), pointer)),
                validation,
                () -> broken(validation, pointer)));
        all.addAll(NeighbourDrifts.of(exemplar, validation, pointer, evaluator));
      }
    }
  }

  private Stream<Exchange> broken(Validation validation, String pointer) {
    return RelationSearch.where(false, validation, pointer, exemplar, evaluator)
        .limit(MAX_TRIED)
        .map(Exemplar::exchange);
  }
}
