package io.github.cbrsdk.conformance.accept;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exchange as its readers see it. */
record AdjustedExchange(CheckedExchange exchange, Adjustment adjustment)
    implements CheckedExchange {
  @Override
  public String source() {
    return exchange.source();
  }

  @Override
  public @Nullable String operation() {
    return exchange.operation();
  }

  @Override
  public @Nullable String notCheckedBecause() {
    return exchange.notCheckedBecause();
  }

  @Override
  public Set<String> editions() {
    return exchange.editions();
  }

  @Override
  public List<Drift> drifts(String edition) {
    return adjustment.apply(exchange.drifts(edition));
  }
}
