package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Rule;

/**
 * A finding that the check has to report.
 *
 * @param rule the rule
 * @param pointer the location, as findings show it
 */
public record ExpectedFinding(Rule rule, String pointer) {
  public static ExpectedFinding of(Drift drift) {
    return new ExpectedFinding(drift.rule(), drift.pointer());
  }

  @Override
  public String toString() {
    return rule.id() + " at " + (pointer.isEmpty() ? "the response" : pointer);
  }
}
