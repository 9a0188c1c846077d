package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.probe.LiveExchanges;
import io.github.cbrsdk.conformance.report.Page;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real endpoint as a source of exchanges.
 *
 * @param progress where the outcome of each request is printed, or null
 */
record LiveSource(LiveExchanges live, @Nullable Page progress) implements ExchangeSource {
  @Override
  public void forEach(Consumer<Exchange> consumer) {
    try {
      live.sendAll(
          (number, exchange) -> {
            if (progress != null) {
              progress.field(number, exchange.source() + ": " + outcome(exchange));
              progress.flush();
            }
            consumer.accept(exchange);
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceException("The check was interrupted. Start it again.", e);
    }
  }

  private static String outcome(Exchange exchange) {
    if (exchange.omission() != null) {
      return "not checked, " + exchange.omission().reason();
    }
    Request request = exchange.request();
    return exchange.response().status()
        + (request == null
            ? ""
            : "  " + request.method() + " " + URI.create(request.url()).getRawPath());
  }
}
