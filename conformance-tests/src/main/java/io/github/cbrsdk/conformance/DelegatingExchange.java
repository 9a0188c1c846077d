package io.github.cbrsdk.conformance;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outcome for an exchange that is another one in all that its class does not say otherwise. */
public abstract class DelegatingExchange implements CheckedExchange {
  private final CheckedExchange exchange;

  /** An outcome that is, so far, the given one. */
  protected DelegatingExchange(CheckedExchange exchange) {
    this.exchange = exchange;
  }

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
  public boolean skipped() {
    return exchange.skipped();
  }

  @Override
  public Set<String> editions() {
    return exchange.editions();
  }

  @Override
  public List<Drift> drifts(String edition) {
    return exchange.drifts(edition);
  }
}
