package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exchange of which only one edition's view is of interest.
 *
 * @param exchange as it was checked
 * @param edition the edition
 */
record OneEdition(CheckedExchange exchange, String edition) implements CheckedExchange {
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
    return Set.of(edition);
  }

  @Override
  public List<Drift> drifts(String edition) {
    return exchange.drifts(edition);
  }
}
