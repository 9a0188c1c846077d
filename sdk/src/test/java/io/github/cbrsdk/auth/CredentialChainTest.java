package io.github.cbrsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.TestProxy;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.http.Credentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialChainTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final TestServer identity =
      TestServer.answering(Answer.json(201, "{\"token\":{}}", "X-Subject-Token", "a-token"));
  private final Map<String, String> environment = new HashMap<>();

  @TempDir Path home;
  @TempDir Path directory;

  @AfterEach
  void stop() {
    identity.close();
  }

  private Credentials find() {
    return CredentialChain.create().environment(environment).folders(home, directory).find();
  }

  private CredentialChainTest set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  private static Request shown(Credentials credentials) {
    return credentials
        .authorize(LONG)
        .apply(new Request.Builder().url("https://cbr.example.com/v3").build());
  }

  /** The login that is sent for the credentials. */
  private JsonNode login() throws IOException {
    assertThat(shown(find()).header("X-Auth-Token")).isEqualTo("a-token");
    return new ObjectMapper().readTree(identity.asked().get(0).body()).path("auth");
  }

  private void clouds(Path folder, String yaml) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("clouds.yaml"), yaml.replace("URL", identity.url() + "/v3"));
  }

  @Test
  void takesATokenFirst() {
    set("CBR_TOKEN", "t1").set("CBR_ACCESS_KEY", "AK").set("OS_TOKEN", "t2");

    assertThat(shown(find()).header("X-Auth-Token")).isEqualTo("t1");
  }

  @Test
  void takesAnAccessKeyForTheProjectThatIsSet() {
    set("CBR_ACCESS_KEY", "AK").set("CBR_SECRET_KEY", "SK").set("CBR_PROJECT_ID", "p1");
    assertThat(shown(find()).header("X-Project-Id")).isEqualTo("p1");

    set("CBR_SECURITY_TOKEN", "ST");
    assertThat(shown(find()).header("X-Security-Token")).isEqualTo("ST");
  }

  @Test
  void takesAUserAndAPassword() throws IOException {
    set("CBR_IAM_ENDPOINT", identity.url())
        .set("CBR_USERNAME", "robin")
        .set("CBR_PASSWORD", "s3cr3t")
        .set("CBR_DOMAIN", "d")
        .set("OS_PROJECT_ID", "p1");

    assertThat(login().at("/scope/project/id").textValue()).isEqualTo("p1");
  }

  @Test
  void takesTheVariablesOfOpenStack() throws IOException {
    set("OS_AUTH_URL", identity.url() + "/v3")
        .set("OS_USERNAME", "robin")
        .set("OS_PASSWORD", "s3cr3t")
        .set("OS_PASSCODE", "123456")
        .set("OS_USER_DOMAIN_NAME", "d")
        .set("OS_PROJECT_NAME", "eu-de")
        .set("OS_PROJECT_DOMAIN_ID", "d2")
        .set("OS_IDENTITY_API_VERSION", "3")
        .set("CBR_DOMAIN", " ");

    JsonNode login = login();
    assertThat(login.at("/identity/password/user/domain/name").textValue()).isEqualTo("d");
    assertThat(login.at("/identity/totp/user/passcode").textValue()).isEqualTo("123456");
    assertThat(login.at("/scope/project/domain/id").textValue()).isEqualTo("d2");
  }

  @Test
  void takesAnApplicationCredentialOfOpenStack() throws IOException {
    set("OS_AUTH_URL", identity.url())
        .set("OS_AUTH_TYPE", "v3applicationcredential")
        .set("OS_APPLICATION_CREDENTIAL_NAME", "c")
        .set("OS_APPLICATION_CREDENTIAL_SECRET", "s3cr3t")
        .set("OS_USERNAME", "robin")
        .set("OS_USER_DOMAIN_ID", "d1");

    assertThat(login().at("/identity/application_credential/user/domain/id").textValue())
        .isEqualTo("d1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CBR_IAM_ENDPOINT", "OS_AUTH_URL"})
  void logsInThroughWhatTheUserSetsUp(String endpoint) {
    List<String> called = new ArrayList<>();
    String prefix = endpoint.substring(0, endpoint.indexOf('_') + 1);
    set(endpoint, "http://iam.test")
        .set(prefix + "USERNAME", "robin")
        .set(prefix + "PASSWORD", "s3cr3t")
        .set(prefix + "PROJECT_ID", "p1")
        .set("CBR_DOMAIN", prefix.equals("CBR_") ? "d" : "")
        .set("OS_DOMAIN_NAME", "d");
    try (TestProxy proxy =
            new TestProxy(
                new InetSocketAddress("127.0.0.1", URI.create(identity.url()).getPort()),
                "Basic realm=\"p\"",
                okhttp3.Credentials.basic("robin", "proxy"));
        Credentials found =
            CredentialChain.create()
                .environment(environment)
                .folders(home, directory)
                .login(
                    login ->
                        login
                            .allowInsecureEndpoint()
                            .proxy(proxy.proxy())
                            .proxyLogin("robin", "proxy")
                            .callFactory(
                                http ->
                                    request -> {
                                      called.add(request.url().host());
                                      return http.newCall(request);
                                    }))
                .find()) {
      assertThat(shown(found).header("X-Auth-Token")).isEqualTo("a-token");
    }
    assertThat(called).containsExactly("iam.test");
  }

  @Test
  @Timeout(60)
  void closesTheConnectionsOfALogin() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    try (RawServer kept =
        new RawServer(
            connection -> {
              connection.read();
              connection.write(
                  "HTTP/1.1 201 X\r\nContent-Type: application/json\r\nX-Subject-Token: t\r\n"
                      + "Content-Length: 12\r\n\r\n{\"token\":{}}");
              if (connection.read() == null) {
                closed.countDown();
              }
            })) {
      set("OS_AUTH_URL", kept.url())
          .set("OS_USER_ID", "u1")
          .set("OS_PASSWORD", "s3cr3t")
          .set("OS_PROJECT_ID", "p1");
      try (Credentials found = find()) {
        assertThat(shown(found).header("X-Auth-Token")).isEqualTo("t");
        assertThat(closed.getCount()).isEqualTo(1);
      }
      closed.await();
    }
    set("OS_TOKEN", "t1");
    find().close();
  }

  @Test
  void takesTheOnlyCloudOfTheFile() throws IOException {
    clouds(
        home.resolve(".config/openstack"),
        """
        clouds:
          mine:
            region_name: eu-de
            auth: {auth_url: URL, user_id: u1, password: s3cr3t, project_id: 0123}
        """
            .replace("0123", "'0123'"));

    JsonNode login = login();
    assertThat(login.at("/identity/password/user/id").textValue()).isEqualTo("u1");
    assertThat(login.at("/scope/project/id").textValue()).isEqualTo("0123");
  }

  @Test
  void takesTheCloudThatIsNamedAndTheSecretsBesideIt() throws IOException {
    clouds(
        directory,
        """
        clouds:
          mine:
            auth: {auth_url: URL, user_id: u1, project_id: p1}
          other:
            auth: {token: t2}
        """);
    Files.writeString(
        directory.resolve("secure.yaml"), "clouds: {mine: {auth: {password: s3cr3t}}}");
    set("OS_CLOUD", "mine");

    assertThat(login().at("/identity/password/user/password").textValue()).isEqualTo("s3cr3t");

    set("OS_CLOUD", "other");
    assertThat(shown(find()).header("X-Auth-Token")).isEqualTo("t2");
  }

  @Test
  void guessesNothingOfAFile() throws IOException {
    Path file = directory.resolve("clouds.yaml");
    clouds(directory, "clouds: {a: {auth: {token: t1}}, b: {auth: {auth_url: URL}}}");
    assertFails(file + " has 2 clouds. Name one of them in OS_CLOUD.");
    set("OS_CLOUD", "c");
    assertFails(file + " has no cloud c. Name one of them in OS_CLOUD: [a, b]");
    set("OS_CLOUD", "b");
    assertFails("The setting password of the cloud b in " + file + " is missing. Set it");
    clouds(directory, "clouds: [");
    assertFails(file + " is not valid YAML: ");
    set("OS_CLIENT_CONFIG_FILE", home.resolve("none.yaml").toString());
    assertFails(home.resolve("none.yaml") + " cannot be read: ");
    environment.remove("OS_CLIENT_CONFIG_FILE");
    Files.delete(file);
    assertFails("OS_CLOUD is b, but there is no clouds.yaml. Set OS_CLIENT_CONFIG_FILE.");
  }

  @ParameterizedTest
  @CsvSource({
    "CBR_ACCESS_KEY, CBR_SECRET_KEY",
    "CBR_SECRET_KEY, CBR_ACCESS_KEY",
    "CBR_SECURITY_TOKEN, CBR_ACCESS_KEY",
    "CBR_USERNAME, CBR_IAM_ENDPOINT",
    "CBR_PASSWORD, CBR_IAM_ENDPOINT",
    "OS_AUTH_URL, OS_PASSWORD",
    "OS_USERNAME, OS_AUTH_URL",
    "OS_PASSWORD, OS_AUTH_URL",
    "OS_APPLICATION_CREDENTIAL_ID, OS_AUTH_URL",
    "OS_APPLICATION_CREDENTIAL_SECRET, OS_AUTH_URL"
  })
  void saysWhatIsMissingBesideWhatIsThere(String there, String missing) {
    set(there, "https://x.example.com");

    assertFails("The environment variable " + missing + " is missing. Set it beside the others.");
  }

  @Test
  void refusesAKindThatItDoesNotKnow() {
    set("OS_AUTH_URL", identity.url()).set("OS_AUTH_TYPE", "v3oidcpassword");

    assertFails("The environment variable OS_AUTH_TYPE is v3oidcpassword, which is not supported.");
  }

  @Test
  void asksTheServersOwnMetadataLast() {
    assertFails("There are no credentials in the environment. Set CBR_TOKEN; or CBR_ACCESS_KEY");

    set("CBR_PROJECT_ID", "p1");
    assertThat(find()).isInstanceOf(EcsCredentials.class);
    assertThatThrownBy(
            () ->
                CredentialChain.create()
                    .environment(environment)
                    .folders(home, directory)
                    .configured())
        .hasMessageStartingWith("There are no credentials in the environment.");
  }

  private void assertFails(String message) {
    assertThatThrownBy(this::find)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
