package io.github.cbrsdk.conformance.judge;

import static io.github.cbrsdk.conformance.report.ConformanceAssertions.assertConformant;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cbrsdk.auth.ApplicationCredentials;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.probe.WireTap;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.http.Credentials;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's login against the identity service that the clouds' own ones descend from. */
@Tag("nightly")
class KeystoneIT {
  private static final String PASSWORD = "the-right-password";
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir static Path folder;

  private static Keystone keystone;
  private static String adminToken;

  private final List<WireTap.Heard> heard = new ArrayList<>();
  private final OkHttpClient http =
      new OkHttpClient.Builder().addNetworkInterceptor(new WireTap(heard::add)).build();

  @BeforeAll
  static void start() throws Exception {
    keystone = Keystone.start(folder, PASSWORD);
    try (PasswordCredentials admin =
        PasswordCredentials.builder()
            .endpoint(keystone.uri().toString())
            .user(Keystone.USER)
            .password(PASSWORD)
            .domain(Keystone.DOMAIN)
            .projectName(Keystone.PROJECT)
            .build()) {
      adminToken = tokenOf(admin);
    }
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

  private static String tokenOf(Credentials credentials) {
    Request bare = new Request.Builder().url(keystone.uri() + "/v3").build();
    return credentials.authorize(LONG).apply(bare).header("X-Auth-Token");
  }

  /** Asks the service for something, with a token; what it answers. */
  private static JsonNode ask(String token, String method, String path, String body)
      throws IOException {
    RequestBody json =
        body.isEmpty() ? null : RequestBody.create(body, MediaType.get("application/json"));
    Request request =
        new Request.Builder()
            .url(keystone.uri() + "/v3/" + path)
            .header("X-Auth-Token", token)
            .method(method, json == null && method.equals("PUT") ? RequestBody.EMPTY : json)
            .build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      String text = response.body().string();
      assertThat(response.code()).as("%s %s: %s", method, path, text).isBetween(200, 299);
      return text.isEmpty() ? MissingNode.getInstance() : new ObjectMapper().readTree(text);
    }
  }

  private static String create(String what, String body) throws IOException {
    return ask(adminToken, "POST", what + "s", "{\"" + what + "\":" + body + '}')
        .at('/' + what + "/id")
        .textValue();
  }

  /** A user of a new domain, who may do everything in a project of another new domain. */
  private record Member(
      String name,
      String id,
      String domain,
      String domainId,
      String projectId,
      String projectDomain) {
    static Member create(String name) throws IOException {
      String domainId = KeystoneIT.create("domain", "{\"name\":\"" + name + "-home\"}");
      String otherId = KeystoneIT.create("domain", "{\"name\":\"" + name + "-work\"}");
      String id =
          KeystoneIT.create(
              "user",
              """
              {"name": "%s", "domain_id": "%s", "password": "%s"}"""
                  .formatted(name, domainId, PASSWORD));
      String projectId =
          KeystoneIT.create("project", "{\"name\":\"shared\",\"domain_id\":\"" + otherId + "\"}");
      String role = ask(adminToken, "GET", "roles?name=member", "").at("/roles/0/id").textValue();
      ask(adminToken, "PUT", "projects/" + projectId + "/users/" + id + "/roles/" + role, "");
      return new Member(name, id, name + "-home", domainId, projectId, name + "-work");
    }

    PasswordCredentials.Builder login(String password) {
      return PasswordCredentials.builder()
          .endpoint(keystone.uri() + "/v3")
          .password(password)
          .projectId(projectId);
    }
  }

  /** What the service answers to somebody who has to be logged in. */
  private int statusWith(Credentials credentials) throws IOException {
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
    assertThat(heard).isNotEmpty();
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
    // Refusals alone are not checked.
    login(PASSWORD).projectName(Keystone.PROJECT).build().authorize(LONG);
    assertLoginConforms();
  }

  @Test
  void aUserAndAProjectOfOtherDomainsCanBeGivenByIdAndByName() throws IOException {
    Member robin = Member.create("robin");

    List<PasswordCredentials.Builder> logins =
        List.of(
            robin.login(PASSWORD).userId(robin.id),
            robin.login(PASSWORD).user(robin.name).domainId(robin.domainId),
            PasswordCredentials.builder()
                .endpoint(keystone.uri().toString())
                .user(robin.name)
                .domain(robin.domain)
                .password(PASSWORD)
                .projectName("shared")
                .projectDomain(robin.projectDomain));
    for (PasswordCredentials.Builder login : logins) {
      heard.clear();
      try (PasswordCredentials credentials = login.httpClient(http).build()) {
        assertThat(statusWith(credentials)).isEqualTo(200);
        assertThat(credentials.authorize(LONG).projectId()).isEqualTo(robin.projectId);
      }
      assertLoginConforms();
    }
  }

  @Test
  void anApplicationCredentialLogsInUntilItIsDeleted() throws IOException {
    Member robin = Member.create("robin-the-program");
    String token = tokenOf(robin.login(PASSWORD).userId(robin.id).build());
    JsonNode made =
        ask(
            token,
            "POST",
            "users/" + robin.id + "/application_credentials",
            "{\"application_credential\":{\"name\":\"nightly\"}}");
    String secret = made.at("/application_credential/secret").textValue();
    String id = made.at("/application_credential/id").textValue();
    ApplicationCredentials byId = application(secret).id(id).build();

    assertThat(statusWith(byId)).isEqualTo(200);
    assertThat(byId.authorize(LONG).projectId()).isEqualTo(robin.projectId);
    assertLoginConforms();
    assertThat(statusWith(application(secret).name("nightly").userId(robin.id).build()))
        .isEqualTo(200);
    assertThat(
            statusWith(
                application(secret).name("nightly").user(robin.name).domain(robin.domain).build()))
        .isEqualTo(200);

    ask(token, "DELETE", "users/" + robin.id + "/application_credentials/" + id, "");
    ApplicationCredentials deleted = application(secret).id(id).build();
    assertThat(catchThrowableOfType(UnauthenticatedException.class, () -> deleted.authorize(LONG)))
        .hasMessageContaining("refused the login")
        .hasMessageNotContaining(secret);
  }

  private ApplicationCredentials.Builder application(String secret) {
    return ApplicationCredentials.builder()
        .endpoint(keystone.uri() + "/v3")
        .secret(secret)
        .httpClient(http);
  }

  @Test
  void aRevokedTokenIsReplaced() throws IOException {
    Member robin = Member.create("robin-the-revoked");
    PasswordCredentials credentials = robin.login(PASSWORD).userId(robin.id).build();
    Authorization first = credentials.authorize(LONG);
    String token = tokenOf(credentials);

    Request revoke =
        new Request.Builder()
            .url(keystone.uri() + "/v3/auth/tokens")
            .header("X-Auth-Token", adminToken)
            .header("X-Subject-Token", token)
            .delete()
            .build();
    try (Response response = new OkHttpClient().newCall(revoke).execute()) {
      assertThat(response.code()).isEqualTo(204);
    }
    assertThat(statusWith(within -> first)).isEqualTo(401);

    // A token that is refused within ten seconds is kept, so that a wrong service gets no second
    // one.
    try (PasswordCredentials anew = robin.login(PASSWORD).userId(robin.id).build()) {
      assertThat(statusWith(anew)).isEqualTo(200);
      assertThat(tokenOf(anew)).isNotEqualTo(token);
    }
  }

  @Test
  void anAccountIsLockedByLoginsAndNotByOneLoginThatIsCalledOften() throws IOException {
    Member robin = Member.create("robin-the-careless");
    try (PasswordCredentials wrong = robin.login("not-it").userId(robin.id).build()) {
      for (int i = 0; i < 6; i++) {
        assertThat(
                catchThrowableOfType(UnauthenticatedException.class, () -> wrong.authorize(LONG)))
            .hasMessageContaining("not sent again for five minutes");
      }
    }
    assertThat(statusWith(robin.login(PASSWORD).userId(robin.id).build())).isEqualTo(200);

    for (int i = 0; i < 3; i++) {
      PasswordCredentials another = robin.login("not-it-" + i).userId(robin.id).build();
      catchThrowableOfType(UnauthenticatedException.class, () -> another.authorize(LONG));
    }
    PasswordCredentials right = robin.login(PASSWORD).userId(robin.id).build();
    assertThat(catchThrowableOfType(UnauthenticatedException.class, () -> right.authorize(LONG)))
        .hasMessageContaining("The identity service refused the login (status 401)");
  }

  @Test
  void aMissingSecondFactorIsToldAndACodeLogsIn() throws Exception {
    Member robin = Member.create("robin-the-careful");
    byte[] key = "a-key-of-20-bytes-42".getBytes(UTF_8);
    create(
        "credential",
        """
        {"type": "totp", "user_id": "%s", "project_id": "%s", "blob": "%s"}"""
            .formatted(robin.id, robin.projectId, base32(key)));
    ask(
        adminToken,
        "PATCH",
        "users/" + robin.id,
        """
        {"user": {"options": {"multi_factor_auth_enabled": true,
          "multi_factor_auth_rules": [["password", "totp"]]}}}""");

    PasswordCredentials password = robin.login(PASSWORD).userId(robin.id).build();
    assertThat(catchThrowableOfType(UnauthenticatedException.class, () -> password.authorize(LONG)))
        .hasMessageContaining("accepted the first factor and asks for another one");

    PasswordCredentials both =
        robin.login(PASSWORD).userId(robin.id).totp(() -> code(key)).httpClient(http).build();
    assertThat(statusWith(both)).isEqualTo(200);
    assertThat(answered().at("/token/methods")).hasSize(2);
    assertLoginConforms();
  }

  private static String base32(byte[] key) {
    String bits = new BigInteger(1, key).toString(2);
    bits = "0".repeat(key.length * 8 - bits.length()) + bits;
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < bits.length(); at += 5) {
      text.append(
          "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
              .charAt(Integer.parseInt(bits.substring(at, at + 5), 2)));
    }
    return text.toString();
  }

  /** The one-time code of this half minute, by RFC 6238. */
  private static String code(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      byte[] hash =
          mac.doFinal(ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / 30).array());
      int value = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
      return "%06d".formatted(value % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
