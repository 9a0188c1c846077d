package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.huaweicloud.sdk.cbr.v1.model.ShowBackupRequest;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.mock.EndpointSettings;
import io.github.cbrsdk.conformance.mock.InjectedMutation;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import io.github.cbrsdk.error.ThrottledException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.RetryPolicy;
import io.github.cbrsdk.json.MissingMemberException;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Clients of several makes against what {@code serve} starts. */
class ServeCommandTest {
  private static final String PROJECT = "5796a670482c590e0d9782bfcdc83011";
  private static final String BACKUP = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a";

  private final BuiltInRecordings recordings = BuiltInRecordings.open();
  private EmbeddedEndpoint endpoint =
      EmbeddedEndpoint.start(recordings.all(), Contract.bundled().edition(Edition.ANY));

  @AfterEach
  void stop() {
    endpoint.close();
    recordings.close();
  }

  private void restart(InjectedMutation drift, EndpointSettings settings) {
    endpoint.close();
    endpoint =
        EmbeddedEndpoint.start(
            drift == null ? recordings.all() : drift.into(recordings.all()),
            Contract.bundled().edition(Edition.ANY),
            settings);
  }

  private CbrClient client(String project) {
    return CbrClient.builder()
        .endpoint(endpoint.uri().toString())
        .projectId(project)
        .token(endpoint.token())
        .options(CallOptions.standard().withRetry(RetryPolicy.never()))
        .build();
  }

  @Test
  void theVendorsSdkWorks() {
    BasicCredentials credentials =
        new BasicCredentials().withAk("ACCESSKEY").withSk("secret-key").withProjectId(PROJECT);
    com.huaweicloud.sdk.cbr.v1.CbrClient vendors =
        com.huaweicloud.sdk.cbr.v1.CbrClient.newBuilder()
            .withCredential(credentials)
            .withEndpoints(List.of(endpoint.uri().toString()))
            .build();

    assertThat(
            vendors.showBackup(new ShowBackupRequest().withBackupId(BACKUP)).getBackup().getName())
        .isEqualTo("orders-before-upgrade");
  }

  @Test
  void aBareHttpClientWorks() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<String> login =
        http.send(
            HttpRequest.newBuilder(endpoint.uri().resolve("/v3/auth/tokens"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString());
    String token = login.headers().firstValue("X-Subject-Token").orElseThrow();

    HttpResponse<String> backup =
        http.send(
            HttpRequest.newBuilder(endpoint.uri().resolve("/v3/" + PROJECT + "/backups/" + BACKUP))
                .header("X-Auth-Token", token)
                .build(),
            BodyHandlers.ofString());

    assertThat(login.statusCode()).isEqualTo(201);
    assertThat(backup.statusCode()).isEqualTo(200);
    assertThat(backup.body()).contains(BACKUP);
  }

  @Test
  void aLoginGivesATokenThatIsGoodForAWhile() {
    PasswordCredentials credentials =
        PasswordCredentials.builder()
            .endpoint(endpoint.uri().toString())
            .user("robin")
            .password("any")
            .domain("any")
            .projectId(PROJECT)
            .build();
    try (CbrClient client =
        CbrClient.builder()
            .endpoint(endpoint.uri().toString())
            .projectId(PROJECT)
            .credentials(credentials)
            .build()) {
      assertThat(client.showBackup(BACKUP).id()).isEqualTo(BACKUP);
    }
  }

  @Test
  void aBackupIsFirstProtectingAndThenAvailable() {
    try (CbrClient client = client("cc742a257a17f6690acb073cdeed70d2")) {
      String id = "62d6e209-76d4-4727-aabf-3e45a07e53bd";

      assertThat(client.showBackup(id).status()).isEqualTo(BackupStatus.PROTECTING);
      assertThat(client.showBackup(id).status()).isEqualTo(BackupStatus.AVAILABLE);
      assertThat(client.showBackup(id).status()).isEqualTo(BackupStatus.AVAILABLE);
    }
  }

  @Test
  void throttlesWhoAsksTooOften() {
    restart(null, new EndpointSettings(0, 1, null, null, ""));
    try (CbrClient client = client(PROJECT)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 50; i++) {
                  client.showBackup(BACKUP);
                }
              })
          .isInstanceOf(ThrottledException.class);
    }
  }

  @Test
  void putsADriftIntoEveryAnswerOnWish() {
    restart(InjectedMutation.parse("member-missing@/backup/vault_id"), EndpointSettings.DEFAULT);
    try (CbrClient client = client(PROJECT)) {
      BackupDetail backup = client.showBackup(BACKUP);

      assertThat(backup.name()).isEqualTo("orders-before-upgrade");
      assertThatThrownBy(backup::vaultId).isInstanceOf(MissingMemberException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "typo@/backup",
        "member-missing",
        "never-observed@/backup",
        "",
        "member-missing@/backup/nothing",
        "enum-value-undeclared@/backup/name",
        "number-form@/backup/name"
      })
  void saysWhichDriftCannotBeInjected(String drift) {
    CommandLineRun run = CommandLineRun.of("serve", "--inject", drift);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().strip()).startsWith("--inject: ").doesNotContain("\n");
  }

  @Test
  void startsWithADriftThatOnlySomeEditionsMind() {
    StringWriter out = new StringWriter();
    CommandContext shell =
        new CommandContext(
            new PrintWriter(out),
            new PrintWriter(Writer.nullWriter()),
            Map.of(),
            false,
            Contract.bundled());
    ServeCommand serve = new ServeCommand();
    serve.context = shell;
    new CommandLine(serve).parseArgs("--inject", "null-undeclared@/backup/description");

    try (EmbeddedEndpoint started = serve.start()) {
      assertThat(out.toString().lines())
          .contains(
              "serving   " + started.uri(),
              "token     " + started.token(),
              "knows     GET " + started.uri() + "/v3/" + PROJECT + "/backups/" + BACKUP);
    }
  }

  @Test
  void aPasswordThatBeginsWithTheRightOneIsWrong() {
    restart(null, new EndpointSettings(0, 0, "the-right-one", null, ""));

    assertThat(logIn("the-right-one")).isEqualTo(201);
    assertThat(logIn("the-right-one-and-more")).isEqualTo(401);
  }

  private int logIn(String password) {
    String body =
        "{\"auth\": {\"identity\": {\"password\": {\"user\": {\"password\": \"%s\"}}}}}"
            .formatted(password);
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(endpoint.uri().resolve("/v3/auth/tokens"))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void saysWhenThePortIsTaken() {
    CommandLineRun run = CommandLineRun.of("serve", "--port", endpoint.uri().getPort());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().strip())
        .startsWith("Port " + endpoint.uri().getPort() + " ")
        .doesNotContain("Exception", "\n");
  }

  @Test
  void saysWhenAKeyStoreIsNone(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("server.p12"), "nothing");

    for (Path keyStore : List.of(file, folder.resolve("missing.p12"))) {
      CommandLineRun run = CommandLineRun.of("serve", "--key-store", keyStore);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err().strip())
          .startsWith("The key store " + keyStore + " cannot be opened")
          .doesNotContain("Exception", "\n");
    }
  }
}
