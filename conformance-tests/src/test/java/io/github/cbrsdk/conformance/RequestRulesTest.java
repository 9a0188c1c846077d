package io.github.cbrsdk.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.selftest.SelfTest;
import io.github.cbrsdk.conformance.selftest.SelfTestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that a service accepted, and that the contract does not declare. */
class RequestRulesTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Shop, version: '1'}
      servers: [{url: 'https://shop.example/v1'}]
      security: [{key: []}, {login: []}, {session: []}]
      paths:
        /items:
          get:
            operationId: listItems
            parameters:
              - {name: limit, in: query, schema: {type: integer, maximum: 100}}
              - {name: tag, in: query, schema: {type: array, items: {enum: [new, old]}}}
              - {name: filter, in: query, style: deepObject, schema: {type: string}}
              - {name: X-Tenant, in: header, required: true, schema: {type: string}}
              - {name: since, in: query, required: true, schema: {type: string, format: date-time}}
            responses: {'200': {description: OK}, '400': {description: Wrong}}
          post:
            operationId: addItem
            requestBody:
              required: true
              content:
                application/json:
                  schema:
                    type: object
                    required: [name]
                    properties:
                      name: {type: string}
                      sizes: {type: array, items: {type: integer}}
                      labels: {type: object, properties: {a: {}}, additionalProperties: {type: string}}
            responses: {'201': {description: Created}, '422': {description: Wrong}}
        /open:
          get:
            operationId: open
            security: []
            responses: {'200': {description: OK}}
      components:
        securitySchemes:
          key: {type: apiKey, in: query, name: api_key}
          login: {type: http, scheme: bearer}
          session: {type: apiKey, in: cookie, name: session}
      """;
  private static final String GOOD = "since=2026-01-01T00:00:00Z&api_key=abcdefgh";

  @TempDir static Path folder;

  private static Contract contract;
  private static Function<Exchange, CheckedExchange> check;

  @BeforeAll
  static void compile() throws IOException {
    contract = Contract.at(Files.writeString(folder.resolve("shop.yaml"), CONTRACT));
    check = Conformance.of(contract).oneByOne();
  }

  private static List<String> drifts(
      int status, String method, String target, String body, String... lines) {
    List<Header> headers = new ArrayList<>(List.of(new Header("Host", "shop.example")));
    for (String line : lines) {
      headers.add(new Header(line.replaceFirst(":.*", ""), line.replaceFirst(".*?: *", "")));
    }
    Request request =
        new Request(
            method,
            "https://shop.example/v1" + target,
            Headers.of(headers),
            body == null ? null : body.getBytes(UTF_8));
    Exchange exchange =
        new Exchange("one", null, request, new Response(status, Headers.none(), null));
    return check.apply(exchange).drifts("any").stream()
        .map(drift -> drift.rule().id() + ": " + drift.observed() + ", not " + drift.expected())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                 | ",
        "&limit=5         | ",
        "&limit=many      | request-invalid: the query parameter limit has a value that is not allowed",
        "&limit=101       | request-invalid: the query parameter limit has a value that is not allowed",
        "&tag=new,old     | ",
        "&tag=new&tag=old | ",
        "&tag=other       | request-invalid: the query parameter tag has a value that is not allowed at /*",
        "&filter[a]=1     | ",
        "&colour=red      | parameter-undeclared: the query parameter colour",
        "&eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0 |"
            + " parameter-undeclared: the query parameter with an unusual name",
      })
  void queriesAreCompared(String more, String drift) {
    String url = "/items?" + GOOD + (more == null ? "" : more);

    assertThat(drifts(200, "GET", url, null, "X-Tenant: a"))
        .as(url)
        .hasSize(drift == null ? 0 : 1)
        .allSatisfy(each -> assertThat(each).startsWith(drift + ", not "));
    assertThat(drifts(400, "GET", url, null, "X-Tenant: a")).as("it was rejected").isEmpty();
  }

  @Test
  void whatIsMissingIsTold() {
    assertThat(drifts(200, "GET", "/items?api_key=abcdefgh", null))
        .containsExactly(
            "request-invalid: the request lacks the header parameter X-Tenant, not the header parameter"
                + " X-Tenant",
            "request-invalid: the request lacks the query parameter since, not the query parameter since");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": \"a\", \"sizes\": [1]}   | ",
        "{\"name\": 1}                       | at /name, not string",
        "{\"name\": \"a\", \"sizes\": [\"b\"]} | at /sizes/*, not",
        "{\"name\": \"a\", \"labels\": {\"b\": \"c\"}} | ",
        "{\"name\": \"a\", \"labels\": {\"b\": 1}} | at /labels/*, not string",
        "{}                                  | lacks /name, not the member name",
        "{                                   | the body is not JSON, not JSON",
      })
  void bodiesAreCompared(String body, String drift) {
    List<String> found =
        drifts(
            201,
            "POST",
            "/items",
            body,
            "Content-Type: application/json; charset=utf-8",
            "Authorization: Bearer abcdefgh");

    assertThat(found)
        .hasSize(drift == null ? 0 : 1)
        .allSatisfy(each -> assertThat(each).contains(drift));
    assertThat(drifts(422, "POST", "/items", body, "Content-Type: application/json")).isEmpty();
  }

  @Test
  void aBodyOfAnotherKindIsTold() {
    assertThat(
            drifts(201, "POST", "/items", "<a/>", "Content-Type: text/xml", "Cookie: session=abc"))
        .containsExactly(
            "request-invalid: the body is of the media type text/xml, not application/json");
    assertThat(drifts(201, "POST", "/items", null, "Content-Length: 0", "Cookie: session=abc"))
        .containsExactly("request-invalid: the request lacks a body, not a body");
  }

  @Test
  void credentialsAreOfOneOfTheSchemes() {
    String url = "/items?since=2026-01-01T00:00:00Z";
    assertThat(drifts(200, "GET", url, null, "X-Tenant: a"))
        .containsExactly(
            "credential-missing: a request without credentials, not credentials of one of the security schemes"
                + " key, login, session");
    assertThat(drifts(200, "GET", url, null, "X-Tenant: a", "Authorization: Bearer abcdefgh"))
        .isEmpty();
    assertThat(drifts(200, "GET", url, null, "X-Tenant: a", "Authorization: Basic abcdefgh"))
        .hasSize(1);
    assertThat(drifts(200, "GET", url, null, "X-Tenant: a", "Cookie: session=abcdefgh")).isEmpty();
    assertThat(drifts(200, "GET", "/open", null)).isEmpty();
  }

  /** A browser sends every cookie of a host; that is told only where cookies are declared. */
  @Test
  void cookiesAreToldWhereSomeAreDeclared() {
    assertThat(drifts(200, "GET", "/open", null, "Cookie: a=b")).isEmpty();
    assertThat(
            drifts(
                201,
                "POST",
                "/items",
                "{\"name\": \"a\"}",
                "Content-Type: application/json",
                "Cookie: session=abcdefgh; colour=red"))
        .containsExactly("parameter-undeclared: the cookie colour, not declared parameters only");
  }

  @Test
  void anUndeclaredEndpointOfAServerIsANoticeWithoutIds() {
    Exchange exchange =
        new Exchange(
            "one",
            null,
            new Request(
                "GET", "https://shop.example/v1/orders/a8f3-secret/lines?x=y", Headers.none()),
            new Response(200, Headers.none(), null));
    Exchange foreign =
        new Exchange(
            "two",
            null,
            new Request("GET", "https://shop.example.org/v1/orders", Headers.none()),
            new Response(200, Headers.none(), null));

    List<Finding> findings =
        Check.of(contract, "any")
            .check(
                consumer -> {
                  consumer.accept(exchange.without(new Omission("path", true)));
                  consumer.accept(exchange.without(new Omission("path", true)));
                  consumer.accept(foreign.without(new Omission("path", true)));
                })
            .findings()
            .stream()
            .filter(each -> each.rule() == Rule.ENDPOINT_UNDECLARED)
            .toList();

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).drift().observed()).isEqualTo("GET /v1/orders/{}/lines");
    assertThat(findings.get(0).impact()).isEqualTo(Impact.NOTICE);
    assertThat(findings.get(0).exchanges()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example:443/v1, https://shop.example/v1/orders, 1",
    "https://shop.example/v1, https://shop.example:443/v1/orders, 1",
    "http://shop.example:80, http://shop.example/orders, 1",
    "http://shop.example, http://SHOP.example:80/orders?page=1, 1",
    "https://shop.example/v1, https://shop.example:80/v1/orders, 0",
    "https://shop.example:8443/v1, https://shop.example/v1/orders, 0",
    "http://shop.example:443/v1, http://shop.example/v1/orders, 0",
  })
  void aDefaultPortIsTheSameAsNone(String server, String url, int findings) {
    Contract ports =
        Contract.of(
            Map.of(
                "ports.yaml",
                """
                openapi: 3.1.0
                info: {title: Ports, version: '1'}
                servers: [{url: '%s'}]
                paths: {/items: {get: {responses: {'200': {description: Items.}}}}}
                """
                    .formatted(server)),
            Map.of());
    Exchange exchange =
        new Exchange(
            "one",
            null,
            new Request("GET", url, Headers.none()),
            new Response(200, Headers.none(), null));

    assertThat(
            Check.of(ports, "any")
                .check(consumer -> consumer.accept(exchange.without(new Omission("path", true))))
                .findings())
        .hasSize(findings);
  }

  @Test
  void theSelfTestProvesTheseRules() {
    SelfTestResult result = SelfTest.complete(Check.of(contract, "any"), "any");

    assertThat(result.holds()).as(result.toString()).isTrue();
    assertThat(result.untried()).isEmpty();
    assertThat(result.toString())
        .contains(
            "name=endpoint-undeclared",
            "name=parameter-undeclared",
            "name=request-invalid",
            "name=credential-missing");
  }
}
