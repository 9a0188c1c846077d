package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.result.VerdictPolicy;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The lowest impact of a drift that fails the run. */
enum FailOn {
  breaking,
  additive,
  never;

  /** The policy by which these impacts are drift. */
  VerdictPolicy policy() {
    return new VerdictPolicy(impacts());
  }

  /** The impacts that fail the run. */
  Set<Impact> impacts() {
    return Arrays.stream(Impact.values()).filter(this::fails).collect(Collectors.toSet());
  }

  private boolean fails(Impact impact) {
    return switch (this) {
      case breaking -> impact == Impact.BREAKING;
      case additive -> impact == Impact.BREAKING || impact == Impact.ADDITIVE;
      case never -> false;
    };
  }
}
