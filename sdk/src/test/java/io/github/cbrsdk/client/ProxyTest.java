package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.FakeTime;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.TestCertificate;
import io.github.cbrsdk.TestProxy;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.error.RejectedException;
import io.github.cbrsdk.error.ServerException;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.RetryPolicy;
import io.github.cbrsdk.http.Time;
import io.github.cbrsdk.model.BackupDetail;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a proxy that asks for a login, to a host that only the proxy knows. */
@Timeout(60)
class ProxyTest {
  private static final String LOGIN =
      Credentials.basic("robin", "pr\u00f6xy", StandardCharsets.UTF_8);
  private static final String HTTP = "http://cbr.test";
  private static final String HTTPS = "https://cbr.test";

  @TempDir static Path folder;
  private static TestCertificate certificate;

  private final AtomicInteger status = new AtomicInteger(200);
  private final Map<String, String> received = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final FakeTime time = new FakeTime();
  private final OkHttpClient http = trusting();
  private final HttpServer plain = started(HttpServer.create(loopback(), 0));
  private final HttpsServer encrypted = encrypted();
  private final TestProxy toPlain = new TestProxy(plain.getAddress(), "Basic realm=\"p\"", LOGIN);
  private final TestProxy toEncrypted =
      new TestProxy(encrypted.getAddress(), "Basic realm=\"p\"", LOGIN);

  ProxyTest() throws Exception {}

  @BeforeAll
  static void certify() throws Exception {
    certificate = new TestCertificate(folder, "cbr.test");
  }

  @AfterAll
  static void forget() {
    Authenticator.setDefault(null);
  }

  @AfterEach
  void stop() {
    toPlain.close();
    toEncrypted.close();
    plain.stop(0);
    encrypted.stop(0);
    http.dispatcher().executorService().shutdown();
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private HttpsServer encrypted() throws Exception {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
    return started(server);
  }

  private <S extends HttpServer> S started(S server) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestHeaders().forEach((name, all) -> received.put(name, all.get(0)));
            byte[] body =
                exchange.getRequestMethod().equals("POST")
                    ? "{\"token\":{}}".getBytes(StandardCharsets.UTF_8)
                    : Bodies.BACKUP.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("X-Subject-Token", "a-token");
            exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"phishing\"");
            exchange.sendResponseHeaders(status.get(), body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return server;
  }

  private static OkHttpClient trusting() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {certificate.trust()}, null);
    return new OkHttpClient.Builder()
        .sslSocketFactory(context.getSocketFactory(), certificate.trust())
        .build();
  }

  private TestProxy proxyOf(String endpoint) {
    return endpoint.equals(HTTP) ? toPlain : toEncrypted;
  }

  private CbrClient.Builder client(String endpoint) {
    return CbrClient.builder()
        .endpoint(endpoint)
        .allowInsecureEndpoint()
        .projectId(Bodies.PROJECT_ID)
        .token("a-token")
        .time(time)
        .httpClient(http)
        .proxy(proxyOf(endpoint).proxy());
  }

  @ParameterizedTest
  @ValueSource(strings = {HTTP, HTTPS})
  void letsThroughWhoShowsItsLogin(String endpoint) {
    try (CbrClient client = client(endpoint).proxyLogin("robin", "pr\u00f6xy").build()) {
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
      assertThat(received).containsKey("X-Auth-Token").doesNotContainKey("Proxy-Authorization");
      if (endpoint.equals(HTTPS)) {
        assertThat(String.join("", toEncrypted.heads())).doesNotContain("a-token", "/v3/");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HTTP, HTTPS})
  void isShownARefusedLoginOnce(String endpoint) {
    CallOptions eager =
        CallOptions.standard()
            .withRetry(RetryPolicy.builder().maxAttempts(5).statuses(Set.of(407, 503)).build());
    try (CbrClient client = client(endpoint).options(eager).proxyLogin("robin", "wr0ng").build()) {
      for (int i = 0; i < 4; i++) {
        RejectedException e =
            catchThrowableOfType(
                RejectedException.class, () -> client.showBackup(Bodies.BACKUP_ID));

        assertThat(e.status()).isEqualTo(407);
        assertThat(e.attempts()).isEqualTo(1);
        assertThat(e)
            .hasMessageContaining("The proxy refused the login")
            .hasMessageNotContaining("wr0ng");
      }
      assertThat(proxyOf(endpoint).logins()).isEqualTo(1);

      // It may have been mended since.
      time.pass(Duration.ofMinutes(6));
      catchThrowableOfType(RejectedException.class, () -> client.showBackup(Bodies.BACKUP_ID));
      assertThat(proxyOf(endpoint).logins()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HTTP, HTTPS})
  void isShownALoginByOneOfManyCallsUntilItAcceptsIt(String endpoint) {
    try (CbrClient client = client(endpoint).proxyLogin("robin", "wr0ng").build()) {
      atATime(client)
          .forEach(
              backup ->
                  assertThatThrownBy(backup::join)
                      .hasMessageContaining("The proxy refused the login"));
      assertThat(proxyOf(endpoint).logins()).isEqualTo(1);
    }
    try (CbrClient client = client(endpoint).proxyLogin("robin", "pr\u00f6xy").build()) {
      atATime(client).forEach(backup -> assertThat(backup.join().name()).isEqualTo("web"));
    }
  }

  private static List<CompletableFuture<BackupDetail>> atATime(CbrClient client) {
    return Stream.generate(() -> client.showBackupAsync(Bodies.BACKUP_ID)).limit(8).toList();
  }

  @Test
  void letsACallEndInTimeThatWaitsForAnotherToShowTheLogin() {
    AtomicInteger logins = new AtomicInteger();
    CountDownLatch shown = new CountDownLatch(1);
    try (RawServer silent =
            new RawServer(
                connection -> {
                  if (connection.read().contains("Proxy-Authorization")) {
                    logins.incrementAndGet();
                    shown.countDown();
                    connection.stall();
                  }
                });
        CbrClient client =
            client(HTTPS)
                .time(Time.SYSTEM)
                .proxy(proxyAt(silent.url()))
                .proxyLogin("robin", "pr\u00f6xy")
                .build()) {
      CompletableFuture<BackupDetail> first = client.showBackupAsync(Bodies.BACKUP_ID);
      await(shown);
      CbrClient hurried = client.with(CallOptions.standard().withTimeout(Duration.ofMillis(200)));

      assertThatThrownBy(() -> hurried.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(TimedOutException.class);
      assertThat(logins).hasValue(1);
      first.cancel(true);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Proxy proxyAt(String url) {
    return new Proxy(
        Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", URI.create(url).getPort()));
  }

  @Test
  void showsInterceptorsNothingOfItsLogin() {
    List<String> seen = new CopyOnWriteArrayList<>();
    Interceptor logging =
        chain -> {
          Response response = chain.proceed(chain.request());
          seen.add(
              chain.request().toString()
                  + chain.request().headers().toMultimap()
                  + response.request()
                  + response.request().headers().toMultimap());
          return response;
        };
    String basic = LOGIN.substring("Basic ".length());
    OkHttpClient own =
        http.newBuilder().addInterceptor(logging).addNetworkInterceptor(logging).build();
    try (CbrClient client =
        client(HTTP).httpClient(own).proxyLogin("robin", "pr\u00f6xy").build()) {
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(toPlain.logins()).isEqualTo(1);
      assertThat(seen).hasSize(3).noneMatch(it -> it.contains(basic) || it.contains("pr\u00f6xy"));
    }
  }

  @Test
  void tellsNothingOfItsLoginWhereItEchoesThat() {
    try (RawServer echoing =
            new RawServer(
                connection -> {
                  String head = connection.read();
                  while (head != null) {
                    String login =
                        head.replaceFirst("(?s).*Proxy-Authorization: Basic ", "")
                            .replaceFirst("(?s)\r.*", "");
                    String body = "robin:pr\u00f6xy sent " + login;
                    connection.write(
                        head.contains("Proxy-Authorization")
                            ? "HTTP/1.1 502 X\r\nContent-Length: "
                                + body.getBytes(StandardCharsets.UTF_8).length
                                + "\r\n\r\n"
                                + body
                            : "HTTP/1.1 407 X\r\nContent-Length: 0\r\n"
                                + "Proxy-Authenticate: Basic realm=\"p\"\r\n\r\n");
                    head = connection.read();
                  }
                });
        CbrClient client =
            client(HTTP).proxy(proxyAt(echoing.url())).proxyLogin("robin", "pr\u00f6xy").build()) {
      ServerException e =
          catchThrowableOfType(ServerException.class, () -> client.showBackup(Bodies.BACKUP_ID));

      assertThat(e.excerpt()).isEqualTo("robin:*** sent ***");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HTTP, HTTPS})
  void isShownTheRefusedLoginOfAUsersOwnClientOnce(String endpoint) {
    OkHttpClient own =
        http.newBuilder()
            .proxy(proxyOf(endpoint).proxy())
            .proxyAuthenticator(
                (route, response) ->
                    response.request().newBuilder().header("Proxy-Authorization", "x").build())
            .build();
    try (CbrClient client = client(endpoint).httpClient(own).build()) {
      RejectedException e =
          catchThrowableOfType(RejectedException.class, () -> client.showBackup(Bodies.BACKUP_ID));

      assertThat(e.status()).isEqualTo(407);
      assertThat(proxyOf(endpoint).logins()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HTTP, HTTPS})
  void saysWhichLoginItAsksForWhereThereIsNone(String endpoint) {
    try (CbrClient client = client(endpoint).build()) {
      RejectedException e =
          catchThrowableOfType(RejectedException.class, () -> client.showBackup(Bodies.BACKUP_ID));

      assertThat(e).hasMessageContaining("The proxy asks for a login by Basic");
      assertThat(proxyOf(endpoint).heads()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HTTP, HTTPS})
  void isToldApartFromTheIdentityService(String endpoint) {
    try (PasswordCredentials login =
            PasswordCredentials.builder()
                .endpoint(endpoint)
                .allowInsecureEndpoint()
                .httpClient(http)
                .time(time)
                .proxy(proxyOf(endpoint).proxy())
                .proxyLogin("robin", "wr0ng")
                .user("robin")
                .password("s3cr3t")
                .domain("example-domain")
                .projectId(Bodies.PROJECT_ID)
                .build();
        CbrClient client = client(endpoint).credentials(login).build()) {
      RejectedException e =
          catchThrowableOfType(RejectedException.class, () -> client.showBackup(Bodies.BACKUP_ID));

      assertThat(e).hasMessageContaining("The proxy refused the login");
    }
  }

  /** Else a service could ask for the login of the company's proxy, and get it. */
  @ParameterizedTest
  @ValueSource(strings = {HTTP, HTTPS})
  void isNotTheServiceThatAsksForItsLogin(String endpoint) {
    status.set(407);
    try (CbrClient client = client(endpoint).proxyLogin("robin", "pr\u00f6xy").build()) {
      RejectedException e =
          catchThrowableOfType(RejectedException.class, () -> client.showBackup(Bodies.BACKUP_ID));

      assertThat(e.attempts()).isEqualTo(1);
      if (endpoint.equals(HTTPS)) {
        assertThat(received).doesNotContainKey("Proxy-Authorization");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isThatOfJavasSystemPropertiesAndAuthenticator(boolean ownClient) throws IOException {
    Map<String, String> properties =
        Map.of("http.proxyHost", "127.0.0.1", "http.nonProxyHosts", "");
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                ? new PasswordAuthentication("robin", "proxy".toCharArray())
                : null;
          }
        });
    properties.forEach(System::setProperty);
    try (TestProxy proxy =
        new TestProxy(
            plain.getAddress(), "Basic realm=\"p\"", Credentials.basic("robin", "proxy"))) {
      System.setProperty("http.proxyPort", String.valueOf(proxy.port()));
      CbrClient.Builder builder =
          CbrClient.builder()
              .endpoint(HTTP)
              .allowInsecureEndpoint()
              .projectId(Bodies.PROJECT_ID)
              .token("a-token");
      try (CbrClient client = (ownClient ? builder.httpClient(http) : builder).build()) {
        assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
        assertThat(proxy.logins()).isEqualTo(1);
      }
    } finally {
      Stream.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts")
          .forEach(System::clearProperty);
      Authenticator.setDefault(null);
    }
  }
}
