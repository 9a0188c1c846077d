package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.result.VerdictPolicy;
import java.util.Set;

/** The lowest impact of a drift that fails the run. */
enum FailOn {
  breaking,
  additive,
  never;

  /** The policy by which these impacts are drift. */
  VerdictPolicy policy() {
    return new VerdictPolicy(
        switch (this) {
          case breaking -> Set.of(Impact.BREAKING);
          case additive -> Set.of(Impact.BREAKING, Impact.ADDITIVE);
          case never -> Set.<Impact>of();
        });
  }
}
