package io.github.cbrsdk.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.TestProxy;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.json.DiscrepanciesException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private final TestServer server =
      TestServer.answering(
          asked ->
              asked.method().equals("POST")
                  ? Answer.json(
                      201,
                      "{\"token\":{\"expires_at\":\"2030-01-01T00:00:00Z\"}}",
                      "X-Subject-Token",
                      "t")
                  : asked.uri().getPath().contains("/vaults/")
                      ? Answer.json(200, "{\"vault\":{\"name\":\"nightly\"}}")
                      : Answer.json(
                          200, Bodies.BACKUP.replaceFirst("\"web\"", "\"web\", \"colour\": 1")));
  private final Samples samples = new Samples(server.url(), Bodies.PROJECT_ID, Bodies.BACKUP_ID);
  private final CbrClient.Builder builder =
      CbrClient.builder().endpoint(server.url()).projectId(Bodies.PROJECT_ID).token("a-token");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void doWhatTheReadmeSays() {
    OkHttpClient http = new OkHttpClient();
    try (CbrClient client = builder.build();
        CbrClient sensor = samples.sensor(builder)) {
      assertThat(samples.firstCall("a-token"))
          .isEqualTo("web is available, made at 2019-05-10T07:59:12.084695Z");
      for (var credentials :
          new io.github.cbrsdk.http.Credentials[] {
            samples.token("t"),
            samples.supplied(() -> "t"),
            samples.chain(Map.of("CBR_TOKEN", "t"), Path.of("")),
            samples.applicationCredential(server.url(), "id", "pw"),
            samples.password(server.url(), "pw"),
            samples.accessKey("AK", "SK"),
            samples.temporaryKey("AK", "SK", "ST")
          }) {
        assertThat(samples.client(credentials, http).showBackup(Bodies.BACKUP_ID).name())
            .isEqualTo("web");
      }
      assertThat(samples.errors(client)).isEqualTo("web");
      assertThat(samples.ownOperations(client, "v")).isEqualTo("nightly");
      assertThat(samples.retries(client).name()).isEqualTo("web");
      assertThat(samples.noRetries(client).name()).isEqualTo("web");
      assertThat(samples.async(client).join()).isEqualTo("web");
      assertThat(samples.response(client)).startsWith("200 null {");
      assertThat(samples.members(client.showBackup(Bodies.BACKUP_ID))).isEqualTo("ready true 1");
      assertThatThrownBy(() -> samples.discrepancies(client))
          .isInstanceOf(DiscrepanciesException.class);
      assertThat(sensor.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
      assertThat(samples.waiter(client).name()).isEqualTo("web");
      assertThat(samples.testing().toJson())
          .startsWith("{\"id\":")
          .contains("\"description\":null,\"status\":\"protecting\"")
          .doesNotContain(
              "\"name\":\"nightly-web\",\"description\":null,\"status\":\"protecting\"");
      assertThat(samples.fake(samples.testing())).isEqualTo("protecting -> available");
      assertThat(samples.generated(client).backup().name()).isEqualTo("web");
    } finally {
      http.dispatcher().executorService().shutdown();
    }
  }

  @Test
  void goThroughAProxyThatAsksForALogin() {
    URI uri = URI.create(server.url());
    try (TestProxy proxy =
            new TestProxy(
                new InetSocketAddress(uri.getHost(), uri.getPort()),
                "Basic realm=\"p\"",
                okhttp3.Credentials.basic("robin", "pw"));
        CbrClient client = samples.proxy(samples.token("t"), "127.0.0.1", proxy.port(), "pw")) {
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
      assertThat(proxy.logins()).isEqualTo(1);
    }
  }

  /**
   * As the library of OpenTelemetry does: a client of its own that is derived from the given one.
   */
  @Test
  void letTelemetryMakeTheCalls() {
    List<String> spans = new ArrayList<>();
    try (CbrClient client =
        samples.telemetry(
            builder,
            http -> {
              OkHttpClient tracing =
                  http.newBuilder()
                      .addInterceptor(
                          chain -> {
                            Request traced =
                                chain.request().newBuilder().header("traceparent", "00-1").build();
                            Response response = chain.proceed(traced);
                            spans.add(traced.method() + ' ' + response.code() + traced);
                            return response;
                          })
                      .build();
              return tracing::newCall;
            })) {
      client.showBackup(Bodies.BACKUP_ID);

      TestServer.Asked asked = server.asked().get(0);
      assertThat(asked.headers().getFirst("traceparent")).isEqualTo("00-1");
      assertThat(asked.headers().getFirst("User-Agent")).endsWith(" my-app/1.2");
      assertThat(asked.headers().getFirst("X-Auth-Token")).isEqualTo("a-token");
      assertThat(spans).hasSize(1);
      assertThat(spans.get(0)).startsWith("GET 200").doesNotContain("a-token");
    }
  }

  @Test
  void standInTheReadmeWordForWord() throws Exception {
    Matcher blocks =
        Pattern.compile("<!-- sample: ([a-z-]+) -->\\n```java\\n(.*?)```", Pattern.DOTALL)
            .matcher(
                Files.readString(Path.of("../README.md")) + Files.readString(Path.of("README.md")));
    Map<String, String> inTheReadme = new LinkedHashMap<>();
    while (blocks.find()) {
      inTheReadme.put(blocks.group(1), blocks.group(2));
    }

    assertThat(inTheReadme).isNotEmpty().isEqualTo(snippets());
  }

  private static Map<String, String> snippets() throws Exception {
    String source =
        Files.readString(Path.of("src/test/java/io/github/cbrsdk/samples/Samples.java"));
    Matcher markers =
        Pattern.compile("    // snippet: ([a-z-]+)\\n(.*?)    // end\\n", Pattern.DOTALL)
            .matcher(source);
    Map<String, String> snippets = new LinkedHashMap<>();
    while (markers.find()) {
      snippets.put(markers.group(1), markers.group(2).replaceAll("(?m)^    ", ""));
    }
    return snippets;
  }
}
