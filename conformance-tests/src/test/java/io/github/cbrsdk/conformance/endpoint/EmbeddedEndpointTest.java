package io.github.cbrsdk.conformance.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedEndpointTest {
  private final HttpClient http = HttpClient.newHttpClient();

  private final EmbeddedEndpoint endpoint =
      EmbeddedEndpoint.start(
          consumer ->
              List.of(
                      recorded("https://elsewhere/things/1?a=b", 200, "{\"n\": 1.0}"),
                      recorded("/things/2", 200, "first"),
                      recorded("/things/2", 429, "second"),
                      recorded("/things/2", 203, "third"),
                      recorded("/things/3", 404, "unknown"),
                      recorded("/things/4", 401, "refused"),
                      new Exchange(
                          "body", null, null, new Response(null, Headers.none(), new byte[1])))
                  .forEach(consumer),
          "X-Token");

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
        new Request("GET", url, Headers.none()),
        new Response(status, headers, body.getBytes(UTF_8)));
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
  void listensOnTheLoopbackInterfaceOnly() {
    assertThat(endpoint.uri().getHost()).isIn("localhost", "127.0.0.1");
  }
}
