package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.auth.AccessKeyCredentials;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.UnreadableResponseException;
import io.github.cbrsdk.http.ApiCall;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.GET;
import retrofit2.http.Url;

class SafetyTest {
  private static CbrClient.Builder client(String endpoint) {
    return CbrClient.builder().endpoint(endpoint).projectId(Bodies.PROJECT_ID).token("a-token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://cbr.example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://10.0.0.1",
        "http://[fe80::1]"
      })
  void refusesAnEndpointThatIsNotHttps(String endpoint) {
    assertThatThrownBy(() -> client(endpoint).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("endpoint is not https");
    client(endpoint).allowInsecureEndpoint().build().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cbr.example.com",
        "https://cbr.example.com",
        "https://cbr.example.com:8443/prefix",
        "http://localhost:1234",
        "http://127.0.0.1:1234",
        "http://127.9.8.7",
        "http://[::1]:1234"
      })
  void acceptsHttpsAndLoopback(String endpoint) {
    try (CbrClient client = client(endpoint).build()) {
      assertThat(client.toString()).contains("http");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://cbr.test/v3, /v3, https://cbr.test",
    "https://cbr.test/v3/, /v3, https://cbr.test",
    "cbr.test:8443/V3, /V3, https://cbr.test:8443",
    "https://cbr.test/v2.0, /v2.0, https://cbr.test",
    "https://cbr.test/v3/5a1d3c7e9f2b4608ac4e6d8f0b1c2d3e, /v3, https://cbr.test",
    "https://cbr.test/prefix/v1/, /v1, https://cbr.test/prefix",
    "https://cbr.test/p-1/backups, /backups, https://cbr.test/p-1",
    "https://cbr.test/a%20b/backups/, /backups, https://cbr.test/a%20b",
    "https://cbr.test/5a1d3c7e9f2b4608ac4e6d8f0b1c2d3e, "
        + "/5a1d3c7e9f2b4608ac4e6d8f0b1c2d3e, https://cbr.test",
    "https://cbr.test//, an empty segment, https://cbr.test",
    "https://cbr.test/a//b, an empty segment, https://cbr.test/a"
  })
  void refusesAPathThatNoServiceHas(String endpoint, String part, String before) {
    assertThatThrownBy(() -> client(endpoint).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("endpoint has " + part + " in its path: give what comes before it, " + before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://iam.test/identity/v3/auth/tokens", "iam.test/identity/auth/"})
  void refusesAPathThatNoIdentityServiceHas(String endpoint) {
    assertThatThrownBy(
            () ->
                PasswordCredentials.builder()
                    .endpoint(endpoint)
                    .userId("u")
                    .password("s3cr3t")
                    .projectId("p")
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("give what comes before it, https://iam.test/identity");
  }

  @Test
  void refusesAnAccessKeyForAnotherProject() {
    assertThatThrownBy(
            () ->
                client("cbr.example.com")
                    .credentials(AccessKeyCredentials.of("AK", "SK", "another"))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but the credentials are for the project another");
  }

  @Test
  void takesTheProjectOfAnAccessKey() {
    try (TestServer server = TestServer.answering(TestServer.Answer.json(200, Bodies.BACKUP));
        CbrClient client =
            CbrClient.builder()
                .endpoint(server.url())
                .credentials(AccessKeyCredentials.of("AK", "SK", Bodies.PROJECT_ID))
                .build()) {
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(server.asked().get(0).uri().getPath()).contains(Bodies.PROJECT_ID);
    }
  }

  interface PlainCall {
    @GET("v3/x")
    retrofit2.Call<ShowBackupResponse> list();
  }

  interface PlainFuture {
    @GET("v3/x")
    CompletableFuture<ShowBackupResponse> list();
  }

  /** As a suspending function of Kotlin is compiled. */
  interface Suspending {
    @GET("v3/x")
    Object list(Object continuation);
  }

  interface Inherited extends PlainCall {}

  @ParameterizedTest
  @ValueSource(classes = {PlainCall.class, PlainFuture.class, Suspending.class, Inherited.class})
  void refusesAnInterfaceWhoseCallsWouldHaveNoCredentials(Class<?> api) {
    try (CbrClient client = client("cbr.example.com").build()) {
      assertThatThrownBy(() -> client.api(api))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("which would be sent without credentials: let it return ApiCall");
    }
  }

  interface Elsewhere {
    @GET
    ApiCall<ShowBackupResponse> list(@Url String url);
  }

  @Test
  void refusesARequestToAnywhereElse() {
    try (CbrClient client = client("cbr.example.com").build()) {
      for (String url :
          new String[] {
            "https://other.example.com/", "//other.example.com/", "https://cbr.example.com:444/"
          }) {
        assertThatThrownBy(() -> client.api(Elsewhere.class).list(url))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("but the endpoint of the client has cbr.example.com");
      }
    }
  }

  @Test
  void refusesToBeMadeWithoutEndpointOrProject() {
    assertThatThrownBy(() -> CbrClient.builder().projectId(Bodies.PROJECT_ID).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("endpoint is missing");
    assertThatThrownBy(() -> CbrClient.builder().endpoint("cbr.example.com").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("projectId is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "ftp://cbr.example.com",
        "https://",
        "https://user:pw@cbr.example.com",
        "https://cbr.example.com?x=1",
        "https://cbr.example.com#x",
        "not a host"
      })
  void refusesAnEndpointThatIsNone(String endpoint) {
    assertThatThrownBy(() -> client(endpoint).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("endpoint")
        .hasMessageNotContaining("pw");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t",
        ".",
        "..",
        "a/b",
        "/",
        "../x",
        "a\\b",
        "a\nb",
        "a\r\nX-Evil: 1",
        "a\u0000",
        "\u007f"
      })
  void refusesAnIdThatCouldChangeThePathBeforeSendingIt(String id) {
    try (TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        CbrClient client = client(server.url()).build();
        CbrClient other = client(server.url()).projectId(id).build()) {
      assertThatThrownBy(() -> client.showBackup(id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("backup_id");
      assertThatThrownBy(() -> client.showBackupAsync(id))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> other.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("project_id");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void encodesAnIdThatIsOnlyUnusual() {
    try (TestServer server = TestServer.answering(Answer.json(200, "{\"backup\":{}}"));
        CbrClient client = client(server.url()).build()) {
      client.showBackup("a?b#c%2e d");

      assertThat(server.asked().get(0).uri().getRawPath()).endsWith("/backups/a%3Fb%23c%252e%20d");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) {
    try (TestServer elsewhere = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        TestServer server =
            TestServer.answering(
                new Answer(
                    status,
                    new byte[0],
                    "Location",
                    elsewhere.url().replace("127.0.0.1", "localhost")));
        CbrClient client = client(server.url()).build()) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnreadableResponseException.class)
          .hasMessageContaining("redirect");
      assertThat(elsewhere.asked()).isEmpty();
    }
  }

  @Test
  void countsWhatACompressedBodyInflatesTo() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] block = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        gzip.write(block);
      }
    }
    assertThat(bomb.size()).isLessThan(100_000);
    assertThatThrownBy(() -> showCompressed(200, bomb.toByteArray()))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("larger than 16777216 bytes");
    assertThatThrownBy(() -> showCompressed(404, bomb.toByteArray()))
        .isInstanceOf(NotFoundException.class);
  }

  private static BackupDetail showCompressed(int status, byte[] body) {
    try (TestServer server =
            TestServer.answering(
                new Answer(
                    status, body, "Content-Type", "application/json", "Content-Encoding", "gzip"));
        CbrClient client = client(server.url()).build()) {
      return client.showBackup(Bodies.BACKUP_ID);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 31, Long.MAX_VALUE})
  void readsWhereTheLimitIsNone(long limit) {
    try (TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        CbrClient client = client(server.url()).maxBodyBytes(limit).build()) {
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
    }
  }

  @Test
  void readsACompressedBody() throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
      gzip.write(Bodies.BACKUP.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThat(showCompressed(200, body.toByteArray()).name()).isEqualTo("web");
  }

  @Test
  void refusesABodyThatIsNestedTooDeeply() {
    String bomb = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    try (TestServer server = TestServer.answering(Answer.json(200, bomb), Answer.json(404, bomb));
        CbrClient client = client(server.url()).build()) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnreadableResponseException.class);
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(NotFoundException.class);
    }
  }
}
