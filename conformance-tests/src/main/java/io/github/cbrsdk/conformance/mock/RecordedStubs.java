package io.github.cbrsdk.conformance.mock;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.engine.RequestParameters;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The WireMock stubs that play recorded exchanges; see {@link EmbeddedEndpoint} for the rules. */
final class RecordedStubs {
  private static final int REFUSED = 1;
  private static final int RECORDED = 3;
  private static final int UNKNOWN_ID = 5;
  private static final int MALFORMED_ID = 7;
  private static final int UNKNOWN_URL = 9;

  /** Headers that the server sets itself, from the body that it sends. */
  private static final Set<String> FRAMING =
      Set.of("connection", "content-encoding", "content-length", "transfer-encoding");

  private final WireMockServer server;
  private final String token;

  /** The query parameters with credentials, in which requests differ from the recorded ones. */
  private final Set<String> keys = new HashSet<>();

  private final Set<String> places = new TreeSet<>();

  RecordedStubs(WireMockServer server, String token) {
    this.server = server;
    this.token = token;
  }

  /**
   * Adds the stubs for recorded exchanges and for the login.
   *
   * @return whether requests without the token are refused
   */
  boolean add(List<Exchange> recorded, EffectiveContract contract, @Nullable String password) {
    Map<Operation, PathForm> behindLogin = new LinkedHashMap<>();
    for (Operation operation : contract.operations()) {
      PathForm form = PathForm.of(operation);
      DemandedCredentials demanded = DemandedCredentials.of(operation);
      if (demanded.areAny()) {
        behindLogin.put(operation, form);
        demanded.in("query").forEach(keys::add);
        demanded.places().forEach(places::add);
      } else {
        addLogin(operation, form.loose(), password);
      }
    }
    Predicate<Exchange> refused =
        exchange ->
            behindLogin.entrySet().stream()
                .anyMatch(each -> isRefusal(exchange, each.getKey(), each.getValue()));
    List<Exchange> refusals = recorded.stream().filter(refused).toList();
    List<Exchange> others = new ArrayList<>(recorded);
    others.removeAll(refusals);
    behindLogin.forEach((operation, form) -> addErrors(others, refusals, operation, form));
    addInTurn(others);
    addFirst(others, exchange -> status(exchange) == 404, any(anyUrl()).atPriority(UNKNOWN_URL));
    return !refusals.isEmpty();
  }

  /** Where the token is demanded, in words. */
  Set<String> places() {
    return places;
  }

  /** An operation without a login is the login: its response is the contract's example. */
  private void addLogin(Operation operation, String path, @Nullable String password) {
    MappingBuilder login = request(operation.method(), urlPathMatching(path)).atPriority(RECORDED);
    if (password != null) {
      // The position of the password in the body is the contract's business.
      login.withRequestBody(matchingJsonPath("$..*", equalTo(password)));
    }
    ContractExample.of(operation, '2')
        .ifPresent(
            example -> {
              ResponseDefinitionBuilder response = response(example);
              ResponseContract declared = operation.response(example.status()).orElseThrow();
              declared.requiredHeaders().keySet().forEach(each -> response.withHeader(each, token));
              server.stubFor(login.willReturn(response));
            });
    MappingBuilder refused = request(operation.method(), urlPathMatching(path));
    ContractExample.of(operation, '4')
        .map(example -> response(example).withStatus(401))
        .ifPresent(response -> server.stubFor(refused.atPriority(UNKNOWN_ID).willReturn(response)));
  }

  private void addErrors(
      List<Exchange> recorded, List<Exchange> refusals, Operation operation, PathForm form) {
    Set<String> succeeded =
        recorded.stream()
            .filter(exchange -> status(exchange) / 100 == 2)
            .map(this::target)
            .collect(Collectors.toSet());
    // With the right token this target succeeded, so the 401 was recorded with a wrong one.
    recorded.removeIf(exchange -> status(exchange) == 401 && succeeded.contains(target(exchange)));
    Predicate<Exchange> anyId = exchange -> matches(exchange, form.loose());
    Predicate<Exchange> validId = exchange -> matches(exchange, form.strict());

    DemandedCredentials demanded = DemandedCredentials.of(operation);
    MappingBuilder refused =
        request(operation.method(), urlPathMatching(form.loose()))
            .atPriority(REFUSED)
            .andMatching(request -> demanded.refused(request, token));
    // Without a login all operations respond alike, so one may stand for another.
    addFirst(refusals, refusals.stream().anyMatch(anyId) ? anyId : exchange -> true, refused);
    addFirst(
        recorded,
        validId.and(exchange -> status(exchange) == 404),
        request(operation.method(), urlPathMatching(form.strict())).atPriority(UNKNOWN_ID));
    addFirst(
        recorded,
        anyId.and(validId.negate()),
        request(operation.method(), urlPathMatching(form.loose())).atPriority(MALFORMED_ID));
  }

  private void addInTurn(List<Exchange> exchanges) {
    Map<String, List<Exchange>> byTarget = new LinkedHashMap<>();
    exchanges.forEach(
        each -> byTarget.computeIfAbsent(target(each), key -> new ArrayList<>()).add(each));
    byTarget.forEach(
        (target, turns) -> {
          for (int i = 0; i < turns.size(); i++) {
            Request request = Objects.requireNonNull(turns.get(i).request());
            String path = path(request);
            server.stubFor(
                request(request.method(), anyUrl())
                    .andMatching(sent -> MatchResult.of(withoutKeys(sent.getUrl()).equals(path)))
                    .atPriority(RECORDED)
                    .inScenario(target)
                    .whenScenarioStateIs(state(i))
                    .willSetStateTo(state(Math.min(i + 1, turns.size() - 1)))
                    .willReturn(response(turns.get(i))));
          }
        });
  }

  private static String state(int turn) {
    return turn == 0 ? Scenario.STARTED : "turn " + turn;
  }

  private void addFirst(
      List<Exchange> exchanges, Predicate<Exchange> which, MappingBuilder mapping) {
    exchanges.stream()
        .filter(which)
        .findFirst()
        .ifPresent(exchange -> server.stubFor(mapping.willReturn(response(exchange))));
  }

  private static boolean isRefusal(Exchange exchange, Operation operation, PathForm form) {
    Request request = exchange.request();
    return request != null
        && status(exchange) == 401
        && matches(exchange, form.loose())
        && DemandedCredentials.of(operation).areMissingIn(request);
  }

  private static boolean matches(Exchange exchange, String path) {
    Request request = exchange.request();
    return request != null && URI.create(request.url()).getRawPath().matches(path);
  }

  static int status(Exchange exchange) {
    return Objects.requireNonNullElse(exchange.response().status(), 0);
  }

  private String target(Exchange exchange) {
    Request request = Objects.requireNonNull(exchange.request());
    return request.method() + " " + path(request);
  }

  /** The URL of a request without the recorded host and credentials. */
  String path(Request request) {
    URI url = URI.create(request.url());
    return withoutKeys(
        url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
  }

  private String withoutKeys(String pathAndQuery) {
    String[] parts = pathAndQuery.split("\\?", 2);
    String query =
        parts.length == 1
            ? ""
            : Stream.of(parts[1].split("&", -1))
                .filter(
                    pair -> !keys.contains(RequestParameters.decoded(pair.replaceFirst("=.*", ""))))
                .collect(Collectors.joining("&"));
    return parts[0] + (query.isEmpty() ? "" : "?" + query);
  }

  private static ResponseDefinitionBuilder response(ContractExample example) {
    return new ResponseDefinitionBuilder()
        .withStatus(example.status())
        .withHeader("Content-Type", "application/json")
        .withBody(example.bodyAsOf(Instant.now()));
  }

  static ResponseDefinitionBuilder response(Exchange recorded) {
    ResponseDefinitionBuilder response =
        new ResponseDefinitionBuilder().withStatus(status(recorded));
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : recorded.response().headers().all()) {
      headers.computeIfAbsent(header.name(), name -> new ArrayList<>()).add(header.value());
    }
    FRAMING.forEach(headers::remove);
    headers.forEach((name, values) -> response.withHeader(name, values.toArray(String[]::new)));
    byte[] body = recorded.response().body();
    return body == null ? response : response.withBody(body);
  }
}
