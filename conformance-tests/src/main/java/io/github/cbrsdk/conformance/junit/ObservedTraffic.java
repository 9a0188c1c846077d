package io.github.cbrsdk.conformance.junit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.probe.WireTap;
import io.github.cbrsdk.conformance.traffic.TrafficFilter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges that an {@code OkHttpClient} or a {@code WireMockServer} of a test has seen. Safe
 * for any number of threads.
 */
public final class ObservedTraffic implements Interceptor, ExchangeSource {
  private final TrafficFilter filter = TrafficFilter.of(Contract.bundled().edition(Edition.ANY));
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final WireTap tap =
      new WireTap(heard -> add(heard.at(), heard.request(), heard.response()));

  ObservedTraffic() {}

  /** Observes the calls of a client, as one of its interceptors. */
  @Override
  public okhttp3.Response intercept(Chain chain) throws IOException {
    return tap.intercept(chain);
  }

  /** Observes the requests to a server from now on. */
  public void watch(WireMockServer server) {
    server.addMockServiceRequestListener(
        (request, response) ->
            add(
                Instant.now(),
                new Request(
                    request.getMethod().getName(),
                    request.getAbsoluteUrl(),
                    headers(request.getHeaders())),
                new Response(
                    response.getStatus(), headers(response.getHeaders()), response.getBody())));
  }

  /** Delivers the exchanges in the order in which they ended. */
  @Override
  public void forEach(Consumer<Exchange> consumer) {
    exchanges.forEach(consumer);
  }

  boolean hasExchanges() {
    return exchanges.stream().anyMatch(exchange -> exchange.omission() == null);
  }

  private void add(Instant at, Request request, Response response) {
    String source = request.method() + " " + request.url();
    exchanges.add(new Exchange(source, at, request, response, null, filter.omission(request)));
  }

  private static Headers headers(@Nullable HttpHeaders sent) {
    List<Header> headers = new ArrayList<>();
    if (sent != null) {
      for (HttpHeader header : sent.all()) {
        header.values().forEach(value -> headers.add(new Header(header.key(), value)));
      }
    }
    return Headers.of(headers);
  }
}
