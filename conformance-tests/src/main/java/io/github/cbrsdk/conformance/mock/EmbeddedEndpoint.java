package io.github.cbrsdk.conformance.mock;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
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
 *   <li>A request without the endpoint's token gets the first 401 that was recorded without one.
 *   <li>A URL that was recorded gets its recording; where it was recorded several times, one after
 *       the other, and then the last one again and again.
 *   <li>A URL with a malformed id gets the first answer that was recorded to one.
 *   <li>Any other URL gets the first 404 that was recorded.
 * </ul>
 */
public final class EmbeddedEndpoint implements AutoCloseable {
  private static final int REFUSED = 1;
  private static final int RECORDED = 3;
  private static final int UNKNOWN_ID = 5;
  private static final int MALFORMED = 7;
  private static final int UNKNOWN = 9;

  /** What the server sets itself, from the body that it sends. */
  private static final Set<String> FRAMING =
      Set.of("connection", "content-encoding", "content-length", "transfer-encoding");

  private final WireMockServer server;
  private final String token = "embedded-" + UUID.randomUUID();

  private EmbeddedEndpoint(WireMockServer server) {
    this.server = server;
  }

  /**
   * Starts an endpoint on a free port.
   *
   * @param contract which headers bear credentials, and what ids look like
   */
  public static EmbeddedEndpoint start(ExchangeSource recordings, EffectiveContract contract) {
    return start(recordings, contract, EndpointSettings.DEFAULT);
  }

  /**
   * Starts an endpoint.
   *
   * @param contract which headers bear credentials, what ids look like, and how one logs in
   * @throws SourceException if the key store cannot be opened, or the port cannot be had
   */
  public static EmbeddedEndpoint start(
      ExchangeSource recordings, EffectiveContract contract, EndpointSettings settings) {
    List<Exchange> recorded = new ArrayList<>();
    recordings.forEach(
        exchange -> {
          if (exchange.request() != null && exchange.response().status() != null) {
            recorded.add(exchange);
          }
        });
    EmbeddedEndpoint endpoint =
        new EmbeddedEndpoint(new WireMockServer(configuration(recorded, settings)));
    endpoint.play(recorded, contract, settings);
    try {
      endpoint.server.start();
    } catch (FatalStartupException e) {
      throw new SourceException(
          "Port %d of this machine cannot be had. Name another one, or none for a free one."
              .formatted(settings.port()),
          e);
    }
    return endpoint;
  }

  private static com.github.tomakehurst.wiremock.http.Response refuse(
      com.github.tomakehurst.wiremock.http.Request request) {
    throw new UnsupportedOperationException("The embedded endpoint passes nothing on");
  }

  private static WireMockConfiguration configuration(
      List<Exchange> recorded, EndpointSettings settings) {
    WireMockConfiguration configuration =
        WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .fileSource(new NoFiles())
            .mappingSource(new NoMappings())
            // Nobody but this class changes what it plays, or stops it.
            .adminAuthenticator(request -> false)
            .disableRequestJournal()
            .gzipDisabled(true)
            .templatingEnabled(false)
            // Nothing is ever passed on, so that no client has to be made ready.
            .httpClientFactory((options, trust, trusted, system) -> EmbeddedEndpoint::refuse);
    if (settings.keyStore() == null) {
      configuration.port(settings.port());
    } else {
      requireUsable(settings.keyStore(), settings.keyStorePassword());
      configuration
          .httpDisabled(true)
          .httpsPort(settings.port())
          .keystorePath(settings.keyStore().toString())
          .keystorePassword(settings.keyStorePassword())
          .keyManagerPassword(settings.keyStorePassword());
    }
    if (settings.maxRate() > 0) {
      recorded.stream()
          .filter(exchange -> status(exchange) == 429)
          .findFirst()
          .map(exchange -> response(exchange.response()))
          .ifPresent(
              refusal ->
                  configuration.extensions(
                      new Throttle(settings.maxRate(), refusal, Clock.systemUTC())));
    }
    return configuration;
  }

  private static void requireUsable(Path keyStore, String password) {
    try {
      KeyStore.getInstance(keyStore.toFile(), password.toCharArray());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new SourceException(
          "%s is no key store that the password opens. Give a PKCS #12 file, and its password in"
                  .formatted(keyStore)
              + " the environment.",
          e);
    }
  }

  /** Where it listens, without a slash at the end. */
  public URI uri() {
    return URI.create(server.baseUrl());
  }

  /** Where it answers a recorded request. */
  public URI url(Request request) {
    return URI.create(uri() + path(request));
  }

  /** The token that it accepts; another one in every run. */
  public String token() {
    return token;
  }

  private void play(List<Exchange> all, EffectiveContract contract, EndpointSettings settings) {
    Map<Operation, PathForm> behindLogin = new LinkedHashMap<>();
    for (Operation operation : contract.operations()) {
      PathForm form = PathForm.of(operation);
      if (operation.secretHeaders().isEmpty()) {
        playLogin(operation, form, settings);
      } else {
        behindLogin.put(operation, form);
      }
    }
    List<Exchange> refusals = new ArrayList<>();
    behindLogin.forEach(
        (operation, form) ->
            all.stream()
                .filter(exchange -> isRefusal(exchange, operation, form))
                .forEach(refusals::add));
    // They answer whatever lacks a token, and nothing that has it.
    all.removeAll(refusals);
    behindLogin.forEach((operation, form) -> play(all, refusals, operation, form));
    playInTurn(all);
    playFirst(all, exchange -> status(exchange) == 404, any(anyUrl()).atPriority(UNKNOWN));
  }

  /** What asks for no login is the login: it gives the token, as the contract's example does. */
  private void playLogin(Operation operation, PathForm form, EndpointSettings settings) {
    String path = form.loose();
    MappingBuilder login = request(operation.method(), urlPathMatching(path)).atPriority(RECORDED);
    if (settings.password() != null) {
      // A whole value somewhere in it; where, is the contract's business.
      login.withRequestBody(matchingJsonPath("$..*", equalTo(settings.password())));
    }
    ContractExample.of(operation, '2')
        .ifPresent(
            example -> {
              ResponseDefinitionBuilder answer = answer(example);
              operation
                  .response(example.status())
                  .orElseThrow()
                  .requiredHeaders()
                  .keySet()
                  .forEach(header -> answer.withHeader(header, token));
              server.stubFor(login.willReturn(answer));
            });
    ContractExample.of(operation, '4')
        .ifPresent(
            example ->
                server.stubFor(
                    request(operation.method(), urlPathMatching(path))
                        .atPriority(UNKNOWN_ID)
                        .willReturn(answer(example).withStatus(401))));
  }

  private static ResponseDefinitionBuilder answer(ContractExample example) {
    return new ResponseDefinitionBuilder()
        .withStatus(example.status())
        .withHeader("Content-Type", "application/json")
        .withBody(example.bodyAsOf(Instant.now()));
  }

  private void play(
      List<Exchange> all, List<Exchange> refusals, Operation operation, PathForm form) {
    Set<String> answered = new HashSet<>();
    all.stream()
        .filter(exchange -> status(exchange) / 100 == 2)
        .forEach(exchange -> answered.add(target(exchange)));
    // Recorded with a wrong token, since with the right one there was an answer.
    all.removeIf(exchange -> status(exchange) == 401 && answered.contains(target(exchange)));
    MappingBuilder refused =
        request(operation.method(), urlPathMatching(form.loose())).atPriority(REFUSED);
    for (String header : operation.secretHeaders()) {
      refused.withHeader(header, not(accepted(header)).or(absent()));
    }
    // Without a login all operations answer alike, so one may stand for another.
    playFirst(
        refusals,
        refusals.stream().anyMatch(exchange -> matches(exchange, form.loose()))
            ? exchange -> matches(exchange, form.loose())
            : exchange -> true,
        refused);
    playFirst(
        all,
        exchange -> matches(exchange, form.strict()) && status(exchange) == 404,
        request(operation.method(), urlPathMatching(form.strict())).atPriority(UNKNOWN_ID));
    playFirst(
        all,
        exchange -> matches(exchange, form.loose()) && !matches(exchange, form.strict()),
        request(operation.method(), urlPathMatching(form.loose())).atPriority(MALFORMED));
  }

  /** A signature is not verified, since the keys are somebody else's. */
  private StringValuePattern accepted(String header) {
    return header.equalsIgnoreCase("Authorization")
        ? matching("[A-Z0-9-]+ .*Signature=.+")
        : equalTo(token);
  }

  private static boolean isRefusal(Exchange exchange, Operation operation, PathForm form) {
    return status(exchange) == 401
        && matches(exchange, form.loose())
        && !operation.secretHeaders().isEmpty()
        && operation.secretHeaders().stream().noneMatch(header -> bears(exchange, header));
  }

  private static boolean bears(Exchange exchange, String header) {
    return exchange.request() != null && exchange.request().headers().first(header) != null;
  }

  private static boolean matches(Exchange exchange, String form) {
    return exchange.request() != null
        && URI.create(exchange.request().url()).getRawPath().matches(form);
  }

  private static int status(Exchange exchange) {
    return Objects.requireNonNullElse(exchange.response().status(), 0);
  }

  private void playInTurn(List<Exchange> exchanges) {
    Map<String, List<Exchange>> byTarget = new LinkedHashMap<>();
    for (Exchange exchange : exchanges) {
      byTarget.computeIfAbsent(target(exchange), target -> new ArrayList<>()).add(exchange);
    }
    byTarget.forEach(
        (target, turns) -> {
          for (int i = 0; i < turns.size(); i++) {
            Request request = Objects.requireNonNull(turns.get(i).request());
            server.stubFor(
                request(request.method(), urlEqualTo(path(request)))
                    .atPriority(RECORDED)
                    .inScenario(target)
                    .whenScenarioStateIs(state(i))
                    .willSetStateTo(state(Math.min(i + 1, turns.size() - 1)))
                    .willReturn(response(turns.get(i).response())));
          }
        });
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

  private static String target(Exchange exchange) {
    Request request = Objects.requireNonNull(exchange.request());
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
