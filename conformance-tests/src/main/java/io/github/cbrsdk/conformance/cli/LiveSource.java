package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.probe.LiveExchanges;
import io.github.cbrsdk.conformance.report.Page;
import java.net.URI;
import java.util.function.Consumer;

/** A real endpoint as a source of exchanges; tells of each request as it goes. */
final class LiveSource implements ExchangeSource {
  private final LiveExchanges live;
  private final Page progress;

  LiveSource(LiveExchanges live, Page progress) {
    this.live = live;
    this.progress = progress;
  }

  @Override
  public void forEach(Consumer<Exchange> consumer) {
    try {
      live.ask(
          new LiveExchanges.Listener() {
            @Override
            public void answered(String number, Exchange exchange) {
              tell(number, exchange.source(), status(exchange));
              consumer.accept(exchange);
            }

            @Override
            public void unanswered(String number, String source, String reason) {
              tell(number, source, "not checked, " + reason);
              consumer.accept(
                  new Exchange(source, null, null, new Response(null, Headers.none(), null))
                      .without(new Omission(reason, false)));
            }
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceException("The check was interrupted. Start it again.", e);
    }
  }

  private void tell(String number, String source, String outcome) {
    progress.field("", number, source + ": " + outcome);
    progress.flush();
  }

  private static String status(Exchange exchange) {
    Request request = exchange.request();
    return exchange.response().status()
        + (request == null
            ? ""
            : "  " + request.method() + " " + URI.create(request.url()).getRawPath());
  }
}
