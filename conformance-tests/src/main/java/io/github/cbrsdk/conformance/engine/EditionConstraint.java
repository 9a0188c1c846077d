package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.AllowedValues;
import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.DiscriminatorValues;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.StringConstraint;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonType;

/**
 * A constraint that some editions set at a node.
 *
 * @param constraint the constraint
 * @param rule what a value beyond it violates
 * @param editions mask of the editions that set it
 */
public record EditionConstraint(Constraint constraint, Rule rule, long editions) {
  public static EditionConstraint of(Constraint constraint, long editions) {
    return new EditionConstraint(constraint, rule(constraint), editions);
  }

  /** The rule that a value beyond a constraint violates. */
  public static Rule rule(Constraint constraint) {
    if (constraint instanceof AllowedValues || constraint instanceof DiscriminatorValues) {
      return Rule.ENUM_VALUE_UNDECLARED;
    }
    if (constraint instanceof StringConstraint) {
      return Rule.FORMAT_CHANGED;
    }
    if (constraint instanceof Range) {
      return Rule.RANGE_EXCEEDED;
    }
    return Rule.SCHEMA_VIOLATED;
  }

  public boolean appliesTo(JsonType type) {
    return constraint.types().contains(type);
  }

  public boolean accepts(Json value) {
    return constraint.accepts(value);
  }
}
