package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.error.TransportException;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.error.UnreadableResponseException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnHttpClientTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void mayHaveInterceptorsThatReadLargeBodies(boolean network) {
    Interceptor reader =
        chain -> {
          Response response = chain.proceed(chain.request());
          response.body().source().request(Long.MAX_VALUE);
          return response;
        };
    OkHttpClient.Builder http = new OkHttpClient.Builder();
    (network ? http.networkInterceptors() : http.interceptors()).add(reader);
    String large = "x".repeat(3 << 20);
    String body =
        Bodies.BACKUP.replaceFirst(
            "\"description\": *[^,]*,", "\"description\": \"" + large + "\",");

    try (TestServer server = TestServer.answering(Answer.json(200, body));
        CbrClient client =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .token("s3cr3t")
                .httpClient(http.build())
                .build()) {
      assertThat(client.showBackupWithResponse(Bodies.BACKUP_ID).text()).hasSize(body.length());
    }
  }

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

  @ParameterizedTest
  @CsvSource({"mine, other", "other, mine"})
  void givesNoCallerWhatItsCacheKeepsOfAnother(String first, String second, @TempDir Path folder)
      throws Exception {
    OkHttpClient http =
        new OkHttpClient.Builder().cache(new Cache(folder.toFile(), 1 << 20)).build();
    try (TestServer server =
        TestServer.answering(
            asked ->
                asked.headers().getFirst("X-Auth-Token").equals("mine")
                    ? Answer.json(
                        200,
                        Bodies.BACKUP,
                        "Cache-Control",
                        "private, max-age=60",
                        "Vary",
                        "X-Auth-Token")
                    : new Answer(401, new byte[0], "Cache-Control", "max-age=60"))) {
      List<String> got = new ArrayList<>();
      for (String token : List.of(first, second)) {
        try (CbrClient client = clientOf(server.url(), token, http)) {
          got.add(token + ' ' + client.showBackup(Bodies.BACKUP_ID).name());
        } catch (UnauthenticatedException e) {
          got.add(token + " refused");
        }
      }

      assertThat(got).containsExactlyInAnyOrder("mine web", "other refused");
      assertThat(server.asked()).hasSize(2);
    } finally {
      http.cache().close();
    }
  }

  @Test
  void sendsNoCallerTheCookiesOfAnother() {
    List<Cookie> jar = new ArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .cookieJar(
                new CookieJar() {
                  @Override
                  public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
                    jar.addAll(cookies);
                  }

                  @Override
                  public List<Cookie> loadForRequest(HttpUrl url) {
                    return jar;
                  }
                })
            .build();
    try (TestServer server =
            TestServer.answering(Answer.json(200, Bodies.BACKUP, "Set-Cookie", "session=s"));
        CbrClient client = client(server.url(), http)) {
      client.showBackup(Bodies.BACKUP_ID);
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(server.asked().get(1).headers()).doesNotContainKey("Cookie");
    }
  }

  @Test
  void repeatsNoRefusedRequestByItsAuthenticator() {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .authenticator(
                (route, response) ->
                    response.request().header("Authorization") == null
                        ? response.request().newBuilder().header("Authorization", "Basic x").build()
                        : null)
            .build();
    try (TestServer server =
            TestServer.answering(new Answer(401, new byte[0], "WWW-Authenticate", "Basic"));
        CbrClient client = client(server.url(), http)) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void showsItsInterceptorsNothingOfALogin() {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    Interceptor logging =
        chain -> {
          Request request = chain.request();
          Buffer body = new Buffer();
          if (request.body() != null) {
            request.body().writeTo(body);
          }
          Response response = chain.proceed(request);
          seen.add(request + body.readUtf8() + response + response.headers() + response.request());
          return response;
        };
    OkHttpClient http =
        new OkHttpClient.Builder().addInterceptor(logging).addNetworkInterceptor(logging).build();
    try (TestServer server =
            TestServer.answering(
                asked ->
                    asked.method().equals("POST")
                        ? Answer.json(201, "{\"token\":{}}", "X-Subject-Token", "s3cr3t")
                        : Answer.json(200, Bodies.BACKUP));
        CbrClient client =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .httpClient(http)
                .credentials(
                    PasswordCredentials.builder()
                        .endpoint(server.url())
                        .user("robin")
                        .password("the p\u00e4ssword")
                        .totp(() -> "135792")
                        .domain("example-domain")
                        .projectId(Bodies.PROJECT_ID)
                        .httpClient(http)
                        .build())
                .build()) {
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(server.asked().get(0).body()).contains("the p\u00e4ssword", "135792");
      assertThat(server.asked().get(1).headers().getFirst("X-Auth-Token")).isEqualTo("s3cr3t");
      assertThat(seen).hasSize(4);
      assertThat(String.join("\n", seen))
          .contains("X-Subject-Token: ***", "\"password\":\"***\"", "robin")
          .doesNotContain("s3cr3t", "the p", "135792");
    }
  }

  @Test
  void mayCompressWhatItSends() throws IOException {
    Interceptor compressing =
        chain -> {
          Request request = chain.request();
          if (request.body() == null) {
            return chain.proceed(request);
          }
          Buffer zipped = new Buffer();
          try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
            request.body().writeTo(sink);
          }
          RequestBody body =
              new RequestBody() {
                @Override
                public MediaType contentType() {
                  return request.body().contentType();
                }

                @Override
                public void writeTo(BufferedSink sink) throws IOException {
                  sink.write(zipped.clone(), zipped.size());
                }
              };
          return chain.proceed(
              request
                  .newBuilder()
                  .header("Content-Encoding", "gzip")
                  .method(request.method(), body)
                  .build());
        };
    try (TestServer server =
            TestServer.answering(Answer.json(201, "{\"token\":{}}", "X-Subject-Token", "t"));
        PasswordCredentials login =
            PasswordCredentials.builder()
                .endpoint(server.url())
                .user("robin")
                .password("s3cr3t")
                .domain("example-domain")
                .projectId(Bodies.PROJECT_ID)
                .httpClient(new OkHttpClient.Builder().addInterceptor(compressing).build())
                .build()) {
      login.authorize(Duration.ofMinutes(1));

      TestServer.Asked asked = server.asked().get(0);
      assertThat(asked.headers()).doesNotContainKeys("Content-encoding", "Transfer-encoding");
      assertThat(asked.body()).startsWith("{\"auth\"").contains("s3cr3t");
    }
  }

  /** A thousand times what comes over the wire could fill the memory. */
  @Test
  void mayHaveInterceptorsThatReadNoMoreOfABodyThanItsLimit() throws IOException {
    List<Long> read = new ArrayList<>();
    Interceptor reader =
        chain -> {
          Response response = chain.proceed(chain.request());
          Buffer body = response.body().source().getBuffer();
          try {
            response.body().source().request(Long.MAX_VALUE);
          } finally {
            read.add(body.size());
          }
          return response;
        };
    Buffer zipped = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
      sink.write(new byte[4 << 20]);
    }
    byte[] answer = zipped.readByteArray();
    try (TestServer server =
            TestServer.answering(
                new Answer(
                    200, answer, "Content-Type", "application/json", "Content-Encoding", "gzip"));
        CbrClient client =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .token("s3cr3t")
                .maxBodyBytes(100_000)
                .httpClient(new OkHttpClient.Builder().addInterceptor(reader).build())
                .build()) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnreadableResponseException.class)
          .hasMessageContaining("larger than 100000 bytes");
      assertThat(read).singleElement().satisfies(it -> assertThat(it).isLessThan(120_000));
    }
  }

  static List<Throwable> faultsOfAListener() {
    return List.of(
        new IllegalStateException("a fault of the user's"),
        new AssertionError("a fault of the user's"),
        new OutOfMemoryError("a fault of the user's"),
        new StackOverflowError("a fault of the user's"));
  }

  @ParameterizedTest
  @MethodSource("faultsOfAListener")
  void timesOutAgainAfterItsListenerFailedWhenACallWasCancelled(Throwable fault) {
    CallOptions soon =
        CallOptions.standard().withRetry(RetryPolicy.never()).withTimeout(Duration.ofMillis(100));
    OkHttpClient http =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void canceled(Call call) {
                    throw OwnHttpClientTest.<RuntimeException>unchecked(fault);
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

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable fault) throws T {
    throw (T) fault;
  }

  @Test
  void keepsTheCauseOfACheckedExceptionOfAnInterceptorInKotlin() {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw OwnHttpClientTest.<RuntimeException>unchecked(
                      new GeneralSecurityException("no key"));
                })
            .build();
    try (CbrClient client = client("http://127.0.0.1:1", http)) {
      TransportException e =
          catchThrowableOfType(TransportException.class, () -> client.showBackup(Bodies.BACKUP_ID));

      assertThat(e).hasCauseInstanceOf(GeneralSecurityException.class);
      assertThat(e.attempts()).isEqualTo(1);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  private static CbrClient client(String url, OkHttpClient http) {
    return clientOf(url, "s3cr3t", http);
  }

  private static CbrClient clientOf(String url, String token, OkHttpClient http) {
    return CbrClient.builder()
        .endpoint(url)
        .projectId(Bodies.PROJECT_ID)
        .token(token)
        .httpClient(http)
        .build();
  }
}
