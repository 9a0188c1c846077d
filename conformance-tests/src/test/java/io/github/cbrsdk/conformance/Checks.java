package io.github.cbrsdk.conformance;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.engine.Settings;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.selftest.SelfTestedCheck;

/** Checks that the facade does not offer. */
public final class Checks {
  private Checks() {}

  /** A check without a layer, which passes no self-test. */
  public static Conformance without(Layer layer, Contract contract, String edition) {
    return new SelfTestedCheck(Check.of(contract, edition, Settings.DEFAULT.without(layer)));
  }
}
