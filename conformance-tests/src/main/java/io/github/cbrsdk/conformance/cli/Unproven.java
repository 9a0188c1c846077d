package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.DelegatingResult;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;

/**
 * What a check found that missed an injected drift: its silence says nothing, so it is never green.
 */
final class Unproven extends DelegatingResult {
  /**
   * @param found what it found all the same
   */
  Unproven(Result found) {
    super(found);
  }

  @Override
  public Verdict verdict() {
    return result().verdict() == Verdict.CONFORMANT ? Verdict.NOT_CHECKED : result().verdict();
  }

  @Override
  public Result merge(Result other) {
    return new Unproven(result().merge(other));
  }
}
