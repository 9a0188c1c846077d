package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.result.VerdictPolicy;
import java.util.Set;

/** The lowest impact of a drift that fails the run. */
enum FailOn {
  breaking(Impact.BREAKING),
  additive(Impact.BREAKING, Impact.ADDITIVE),
  never;

  private final VerdictPolicy policy;

  FailOn(Impact... impacts) {
    this.policy = new VerdictPolicy(Set.of(impacts));
  }

  /** The policy by which these impacts are drift. */
  VerdictPolicy policy() {
    return policy;
  }
}
