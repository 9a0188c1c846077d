package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.DelegatingExchange;
import java.util.Set;

/** An exchange of which only one edition's view is of interest. */
final class OneEdition extends DelegatingExchange {
  private final String edition;

  OneEdition(CheckedExchange exchange, String edition) {
    super(exchange);
    this.edition = edition;
  }

  @Override
  public Set<String> editions() {
    return Set.of(edition);
  }
}
