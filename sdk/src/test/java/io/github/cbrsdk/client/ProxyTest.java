package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.FakeTime;
import io.github.cbrsdk.TestCertificate;
import io.github.cbrsdk.TestProxy;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.error.RejectedException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.RetryPolicy;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
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

  @Test
  void isThatOfJavasSystemPropertiesAndAuthenticator() throws IOException {
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
      try (CbrClient client =
          CbrClient.builder()
              .endpoint(HTTP)
              .allowInsecureEndpoint()
              .projectId(Bodies.PROJECT_ID)
              .token("a-token")
              .build()) {
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
