package io.github.cbrsdk.conformance.judge;

import static io.github.cbrsdk.conformance.report.ConformanceAssertions.assertConformant;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.probe.WireTap;
import io.github.cbrsdk.error.UnauthenticatedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's login against the identity service that the clouds' own ones descend from. */
class KeystoneIT {
  private static final String PASSWORD = "the-right-password";
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir static Path folder;

  private static Keystone keystone;

  private final List<WireTap.Heard> heard = new ArrayList<>();
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .addNetworkInterceptor(new WireTap(Clock.systemUTC(), heard::add))
          .build();

  @BeforeAll
  static void start() throws Exception {
    keystone = Keystone.start(folder, PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (keystone != null) {
      keystone.close();
    }
  }

  @AfterEach
  void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private PasswordCredentials.Builder login(String password) {
    return PasswordCredentials.builder()
        .endpoint(keystone.uri().toString())
        .user(Keystone.USER)
        .password(password)
        .domain(Keystone.DOMAIN)
        .httpClient(http);
  }

  /** What the service answers to somebody who has to be logged in. */
  private int statusWith(PasswordCredentials credentials) throws IOException {
    Request bare = new Request.Builder().url(keystone.uri() + "/v3/auth/projects").build();
    try (Response response =
        new OkHttpClient().newCall(credentials.authorize(LONG).apply(bare)).execute()) {
      return response.code();
    }
  }

  private JsonNode answered() throws IOException {
    return new ObjectMapper().readTree(heard.get(0).response().body());
  }

  private void assertLoginConforms() {
    assertThat(heard).hasSize(1);
    assertConformant(
        consumer ->
            heard.forEach(
                each ->
                    consumer.accept(
                        new Exchange("login", each.at(), each.request(), each.response()))),
        Edition.ANY);
  }

  @Test
  void aProjectCanBeNamed() throws IOException {
    PasswordCredentials credentials = login(PASSWORD).projectName(Keystone.PROJECT).build();

    assertThat(statusWith(credentials)).isEqualTo(200);
    assertThat(heard.get(0).response().status()).isEqualTo(201);
    assertThat(answered().at("/token/project/name").textValue()).isEqualTo(Keystone.PROJECT);
    assertLoginConforms();
  }

  @Test
  void aProjectCanBeGivenByItsId() throws IOException {
    login(PASSWORD).projectName(Keystone.PROJECT).build().authorize(LONG);
    String id = answered().at("/token/project/id").textValue();
    heard.clear();

    assertThat(statusWith(login(PASSWORD).projectId(id).build())).isEqualTo(200);
    assertThat(answered().at("/token/project/id").textValue()).isEqualTo(id);
    assertLoginConforms();
  }

  @Test
  void aWrongPasswordIsRefusedAndNotTold() {
    PasswordCredentials credentials =
        login("a-wrong-password").projectName(Keystone.PROJECT).build();

    UnauthenticatedException e =
        catchThrowableOfType(UnauthenticatedException.class, () -> credentials.authorize(LONG));

    assertThat(e.status()).isEqualTo(401);
    assertThat(e.errorCode()).isEqualTo("401");
    assertThat(e).hasMessageContaining("refused the login").hasMessageNotContaining("a-wrong");
    assertThat(new String(heard.get(0).response().body(), UTF_8)).startsWith("{\"error\":");
    assertLoginConforms();
  }
}
