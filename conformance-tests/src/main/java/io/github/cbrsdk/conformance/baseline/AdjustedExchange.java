package io.github.cbrsdk.conformance.baseline;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.DelegatingExchange;
import io.github.cbrsdk.conformance.Drift;
import java.util.List;

/** An exchange as its readers see it. */
final class AdjustedExchange extends DelegatingExchange {
  private final Adjustment adjustment;

  AdjustedExchange(CheckedExchange exchange, Adjustment adjustment) {
    super(exchange);
    this.adjustment = adjustment;
  }

  @Override
  public List<Drift> drifts(String edition) {
    return adjustment.apply(super.drifts(edition));
  }
}
