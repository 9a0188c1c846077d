package io.github.cbrsdk.conformance.overlay;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.contract.SchemaProblem;
import io.github.cbrsdk.conformance.engine.EditionConstraint;
import io.github.cbrsdk.conformance.engine.SchemaMismatch;
import io.github.cbrsdk.conformance.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** Where a finding is, and the values there that are the reason for it. For one thread. */
final class FindingLocation {
  private final Finding finding;
  private final List<Schema> schemas;
  private final List<Schema> headers;

  /** Those of the rule that the contract states where the finding says. */
  private final List<Constraint> broken;

  private final Observed observed = new Observed();

  /** With those of another response with such a value, to which they conform. */
  private final Observed all = new Observed();

  /**
   * The location of a finding.
   *
   * @param schemas what the contract declares there
   * @param headers what it declares of the header that it is of; none if it is of the body
   */
  FindingLocation(Finding finding, List<Schema> schemas, List<Schema> headers) {
    this.finding = finding;
    this.schemas = schemas;
    this.headers = headers;
    ContractLocation stated = finding.drift().contract();
    this.broken =
        schemas.stream()
            .flatMap(schema -> schema.constraints().entrySet().stream())
            .filter(each -> EditionConstraint.rule(each.getKey()) == finding.rule())
            .filter(
                each -> each.getKey() instanceof SchemaAssertion || each.getValue().equals(stated))
            .<Constraint>map(each -> each.getKey())
            .distinct()
            .toList();
  }

  Finding finding() {
    return finding;
  }

  List<Schema> headers() {
    return headers;
  }

  /** Counts an object that could have the member of the finding, whether it has it or not. */
  void addObject() {
    observed.addObject();
    all.addObject();
  }

  void add(Json value) {
    observed.addValue();
    all.addValue();
    List<Json> parts = parts(value).toList();
    parts.forEach(all::add);
    if (broken.isEmpty() || (!parts.isEmpty() && conformsToNone(value))) {
      parts.forEach(observed::add);
    }
  }

  private boolean conformsToNone(Json value) {
    return schemas.stream().noneMatch(each -> SchemaMismatch.of(each, value).isEmpty());
  }

  /** What the finding is about in a value: it, or what in it breaks a keyword. */
  private Stream<Json> parts(Json value) {
    return broken.isEmpty()
        ? Stream.of(value)
        : broken.stream()
            .flatMap(
                each ->
                    each instanceof SchemaAssertion assertion
                        ? assertion
                            .problems(value)
                            .filter(it -> it.location().equals(finding.drift().contract()))
                            .map(SchemaProblem::part)
                        : each.types().contains(value.type()) && !each.accepts(value)
                            ? Stream.of(value)
                            : Stream.empty());
  }

  /** The values that are the reason for the finding; without a reason for it, all. */
  Observed observed() {
    return observed.types().isEmpty() ? all : observed;
  }
}
