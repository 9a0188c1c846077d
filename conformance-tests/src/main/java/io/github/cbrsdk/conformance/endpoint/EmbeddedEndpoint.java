package io.github.cbrsdk.conformance.endpoint;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A server on the loopback interface that answers as was recorded.
 *
 * <ul>
 *   <li>A URL that was recorded gets its recording; where it was recorded several times, one after
 *       the other, and then the last one again and again.
 *   <li>Any other URL gets the first 404 that was recorded.
 *   <li>A request without the endpoint's token gets the first 401 that was recorded without one.
 * </ul>
 */
public final class EmbeddedEndpoint implements AutoCloseable {
  private static final int REFUSAL = 1;
  private static final int RECORDED = 5;
  private static final int UNKNOWN = 9;

  /** What the server sets itself, from the body that it sends. */
  private static final Set<String> FRAMING =
      Set.of("connection", "content-encoding", "content-length", "transfer-encoding");

  private final WireMockServer server;
  private final String token = "embedded-" + UUID.randomUUID();
  private final String tokenHeader;

  private EmbeddedEndpoint(WireMockServer server, String tokenHeader) {
    this.server = server;
    this.tokenHeader = tokenHeader;
  }

  /**
   * Starts an endpoint on a free port.
   *
   * @param tokenHeader the request header in which it wants its token
   */
  public static EmbeddedEndpoint start(ExchangeSource recordings, String tokenHeader) {
    WireMockServer server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .disableRequestJournal()
                .gzipDisabled(true)
                .templatingEnabled(false));
    EmbeddedEndpoint endpoint = new EmbeddedEndpoint(server, tokenHeader);
    endpoint.play(recordings);
    server.start();
    return endpoint;
  }

  /** Where it listens, without a slash at the end. */
  public URI uri() {
    return URI.create(server.baseUrl());
  }

  /** The token that it accepts; another one in every run. */
  public String token() {
    return token;
  }

  private void play(ExchangeSource recordings) {
    Map<String, List<Exchange>> byRequest = new LinkedHashMap<>();
    recordings.forEach(
        exchange -> {
          if (exchange.request() != null && exchange.response().status() != null) {
            byRequest
                .computeIfAbsent(target(exchange.request()), k -> new ArrayList<>())
                .add(exchange);
          }
        });
    byRequest.values().forEach(this::playInTurn);
    List<Exchange> all = byRequest.values().stream().flatMap(List::stream).toList();
    playFirst(all, exchange -> status(exchange) == 404, any(anyUrl()).atPriority(UNKNOWN));
    playFirst(
        all,
        exchange -> status(exchange) == 401 && !bearsToken(exchange),
        any(anyUrl())
            .withHeader(tokenHeader, not(equalTo(token)).or(absent()))
            .atPriority(REFUSAL));
  }

  private boolean bearsToken(Exchange exchange) {
    return exchange.request() != null && exchange.request().headers().first(tokenHeader) != null;
  }

  private static int status(Exchange exchange) {
    return Objects.requireNonNullElse(exchange.response().status(), 0);
  }

  private void playInTurn(List<Exchange> exchanges) {
    int last = exchanges.size() - 1;
    for (int i = 0; i <= last; i++) {
      Request request = Objects.requireNonNull(exchanges.get(i).request());
      server.stubFor(
          request(request.method(), urlEqualTo(path(request)))
              .atPriority(RECORDED)
              .inScenario(target(request))
              .whenScenarioStateIs(state(i))
              .willSetStateTo(state(Math.min(i + 1, last)))
              .willReturn(response(exchanges.get(i).response())));
    }
  }

  private static String state(int turn) {
    return turn == 0 ? Scenario.STARTED : "turn " + turn;
  }

  private void playFirst(
      List<Exchange> exchanges, Predicate<Exchange> which, MappingBuilder mapping) {
    exchanges.stream()
        .filter(which)
        .findFirst()
        .ifPresent(exchange -> server.stubFor(mapping.willReturn(response(exchange.response()))));
  }

  private static ResponseDefinitionBuilder response(Response recorded) {
    ResponseDefinitionBuilder response = new ResponseDefinitionBuilder();
    if (recorded.status() != null) {
      response.withStatus(recorded.status());
    }
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : recorded.headers().all()) {
      headers.computeIfAbsent(header.name(), name -> new ArrayList<>()).add(header.value());
    }
    FRAMING.forEach(headers::remove);
    headers.forEach((name, values) -> response.withHeader(name, values.toArray(String[]::new)));
    byte @Nullable [] body = recorded.body();
    return body == null ? response : response.withBody(body);
  }

  private static String target(Request request) {
    return request.method() + " " + path(request);
  }

  /** Recordings name the host that was recorded; here it is this one. */
  private static String path(Request request) {
    URI url = URI.create(request.url());
    return url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
  }

  @Override
  public void close() {
    server.stop();
  }
}
