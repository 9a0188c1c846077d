package io.github.cbrsdk.conformance.mock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedEndpointTest {
  private static final EffectiveContract CONTRACT =
      Contract.of(
              Map.of(
                  "things.yaml",
                  """
                  openapi: 3.1.0
                  info: {title: Things, version: 1.0.0}
                  security: [{token: []}]
                  paths:
                    /things/{id}:
                      parameters:
                        - {name: id, in: path, required: true, schema: {type: string, pattern: '^[0-9]+$'}}
                      get:
                        operationId: showThing
                        tags: [Things]
                        responses:
                          '200': {description: A thing.}
                  components:
                    securitySchemes:
                      token: {type: apiKey, in: header, name: X-Token}
                  """),
              Map.of())
          .edition("any");

  private final HttpClient http = HttpClient.newHttpClient();

  private final EmbeddedEndpoint endpoint =
      EmbeddedEndpoint.start(
          consumer ->
              List.of(
                      recorded("https://elsewhere/things/1?a=b", 200, "{\"n\": 1.0}"),
                      recorded("/things/2", 200, "first"),
                      recorded("/things/2", 429, "second"),
                      recorded("/things/2", 203, "third"),
                      recorded("/nowhere", 404, "no such API"),
                      recorded("/things/3", 404, "unknown"),
                      recorded("/things/x", 400, "malformed"),
                      refused("/things/5"),
                      new Exchange(
                          "body", null, null, new Response(null, Headers.none(), new byte[1])))
                  .forEach(consumer),
          CONTRACT);

  @AfterEach
  void stop() {
    endpoint.close();
  }

  private static Exchange recorded(String url, int status, String body) {
    Headers headers =
        Headers.of(
            List.of(
                new Header("Content-Type", "application/json"),
                new Header("Content-Length", "3"),
                new Header("Transfer-Encoding", "chunked"),
                new Header("X-Many", "1"),
                new Header("x-many", "2")));
    return new Exchange(
        url,
        null,
        new Request("GET", url, Headers.of("X-Token", ".+")),
        new Response(status, headers, body.getBytes(UTF_8)));
  }

  private static Exchange refused(String url) {
    return new Exchange(
        url,
        null,
        new Request("GET", url, Headers.none()),
        new Response(401, Headers.none(), "refused".getBytes(UTF_8)));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(path, endpoint.token());
  }

  private HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(endpoint.uri().resolve(path)).header("X-Token", token).build(),
        BodyHandlers.ofString());
  }

  @Test
  void answersAsWasRecordedWhateverTheHostWas() throws Exception {
    HttpResponse<String> response = get("/things/1?a=b");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"n\": 1.0}");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().allValues("X-Many")).containsExactly("1", "2");
  }

  @Test
  void playsTheRecordingsOfOneUrlInTurnAndThenStaysAtTheLast() throws Exception {
    assertThat(get("/things/2").body()).isEqualTo("first");
    assertThat(get("/things/2").statusCode()).isEqualTo(429);
    assertThat(get("/things/2").body()).isEqualTo("third");
    assertThat(get("/things/2").body()).isEqualTo("third");
  }

  @Test
  void doesNotKnowWhatWasNotRecorded() throws Exception {
    HttpResponse<String> response = get("/things/99");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("unknown");
  }

  @Test
  void knowsAMalformedIdAndAnotherApiFromAnUnknownId() throws Exception {
    assertThat(get("/things/abc").body()).isEqualTo("malformed");
    assertThat(get("/elsewhere").body()).isEqualTo("no such API");
  }

  @Test
  void refusesAWrongTokenAndAMissingOne() throws Exception {
    assertThat(get("/things/1?a=b", "wrong").statusCode()).isEqualTo(401);
    HttpResponse<String> withoutToken =
        http.send(
            HttpRequest.newBuilder(endpoint.uri().resolve("/things/99")).build(),
            BodyHandlers.ofString());
    assertThat(withoutToken.statusCode()).isEqualTo(401);
    assertThat(withoutToken.body()).isEqualTo("refused");
  }

  @Test
  void nobodyElseCanStopOrChangeIt() throws Exception {
    for (String path : List.of("/__admin/shutdown", "/__admin/mappings/reset")) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(endpoint.uri().resolve(path))
                  .POST(HttpRequest.BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(401);
    }
    assertThat(get("/things/1?a=b").statusCode()).isEqualTo(200);
  }

  @Test
  void listensOnTheLoopbackInterfaceOnly() {
    assertThat(endpoint.uri().getHost()).isIn("localhost", "127.0.0.1");
  }
}
