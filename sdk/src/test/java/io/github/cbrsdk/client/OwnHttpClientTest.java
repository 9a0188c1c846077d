package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
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

  @Test
  void isAuthorizedForNoRequestThatAnInterceptorMakesOfItsOwn() {
    try (TestServer elsewhere = TestServer.answering(Answer.json(200, "{}"));
        TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        CbrClient client =
            client(
                server.url(),
                new OkHttpClient.Builder()
                    .addInterceptor(
                        chain -> {
                          Request own = new Request.Builder().url(elsewhere.url()).build();
                          chain.proceed(own).close();
                          return chain.proceed(chain.request());
                        })
                    .build())) {
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(elsewhere.asked().get(0).headers()).doesNotContainKey("X-auth-token");
      assertThat(server.asked().get(0).headers()).containsKey("X-auth-token");
    }
  }

  @Test
  void isAuthorizedOnWhateverThreadAnInterceptorProceeds() {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        CbrClient client =
            client(
                server.url(),
                new OkHttpClient.Builder()
                    .addInterceptor(
                        chain -> CompletableFuture.supplyAsync(() -> proceed(chain), other).join())
                    .build())) {
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(server.asked().get(0).headers()).containsKey("X-auth-token");
    } finally {
      other.shutdown();
    }
  }

  private static Response proceed(Interceptor.Chain chain) {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void timesOutAgainAfterItsListenerFailedWhenACallWasCancelled() {
    CallOptions soon =
        CallOptions.standard().withRetry(RetryPolicy.never()).withTimeout(Duration.ofMillis(100));
    OkHttpClient http =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void canceled(Call call) {
                    throw new IllegalStateException("a fault of the user's");
                  }
                })
            .build();
    try (RawServer server = new RawServer(RawServer.Connection::stall);
        CbrClient client = client(server.url(), http)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> client.with(soon).showBackup(Bodies.BACKUP_ID))
            .isInstanceOf(TimedOutException.class);
      }
    }
  }

  private static CbrClient client(String url, OkHttpClient http) {
    return CbrClient.builder()
        .endpoint(url)
        .projectId(Bodies.PROJECT_ID)
        .token("s3cr3t")
        .httpClient(http)
        .build();
  }
}
