package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exchange of which nothing can be said. */
record UncheckedExchange(
    String source, String notCheckedBecause, boolean skipped, Set<String> editions)
    implements CheckedExchange {
  @Override
  public @Nullable String operation() {
    return null;
  }

  @Override
  public List<Drift> drifts(String edition) {
    return List.of();
  }
}
