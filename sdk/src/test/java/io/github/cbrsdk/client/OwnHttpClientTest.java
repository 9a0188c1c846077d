package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class OwnHttpClientTest {
  @Test
  void isUsedWithItsInterceptorsPoolAndThreads() {
    List<String> seen = new ArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Request request =
                      chain.request().newBuilder().header("traceparent", "00-1").build();
                  Response response = chain.proceed(request);
                  seen.add("above: " + response.code() + ' ' + request + response.request());
                  return response;
                })
            .addNetworkInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  seen.add(
                      "below: " + response.code() + ' ' + chain.request() + response.request());
                  return response;
                })
            .build();
    try (TestServer server =
            TestServer.answering(new Answer(503, new byte[0]), Answer.json(200, Bodies.BACKUP));
        CbrClient client =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .token("s3cr3t")
                .httpClient(http)
                .build()) {
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(server.asked().get(0).headers().getFirst("traceparent")).isEqualTo("00-1");
      assertThat(http.connectionPool().connectionCount()).isPositive();
      // Telemetry sees the true status, and neither it nor a log ever sees the token.
      assertThat(seen)
          .extracting(line -> line.substring(0, 10))
          .containsExactly("below: 503", "above: 503", "below: 200", "above: 200");
      assertThat(seen).noneMatch(line -> line.contains("s3cr3t") || line.contains("X-Auth-Token"));
    }
  }

  @Test
  void keepsWorkingAsTheUsersOwnAfterTheClientIsClosed() throws Exception {
    OkHttpClient http = new OkHttpClient();
    try (TestServer elsewhere = TestServer.answering(Answer.json(200, "{}"));
        TestServer server =
            TestServer.answering(new Answer(302, new byte[0], "Location", elsewhere.url()))) {
      CbrClient.builder()
          .endpoint(server.url())
          .projectId(Bodies.PROJECT_ID)
          .token("a-token")
          .httpClient(http)
          .build()
          .close();

      assertThat(http.dispatcher().executorService().isShutdown()).isFalse();
      try (Response response =
          http.newCall(new Request.Builder().url(server.url()).build()).execute()) {
        assertThat(response.code()).isEqualTo(200);
      }
      assertThat(elsewhere.asked().get(0).headers()).doesNotContainKey("X-auth-token");
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }
}
