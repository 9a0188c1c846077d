package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.contract.Edition;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked or read and could not be checked.
 *
 * @param source how reports name it
 * @param notCheckedBecause why, and what to do
 */
record Unchecked(String source, String notCheckedBecause) implements CheckedExchange {
  @Override
  public @Nullable String operation() {
    return null;
  }

  /** One, so that there is one outcome, whatever the edition. */
  @Override
  public Set<String> editions() {
    return Set.of(Edition.ANY);
  }

  @Override
  public List<Drift> drifts(String edition) {
    return List.of();
  }
}
