package io.github.cbrsdk.conformance.pact;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import io.github.cbrsdk.auth.AccessKeyCredentials;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.ForbiddenException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.ThrottledException;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.Credentials;
import io.github.cbrsdk.http.RetryPolicy;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The SDK against a mock server, which writes down what it was asked and what the SDK made of the
 * answer. No credentials are in the pact: whoever verifies it brings them.
 */
@ExtendWith(PactConsumerTestExt.class)
@PactTestFor(providerName = SdkConsumerTest.PROVIDER, pactVersion = PactSpecVersion.V4)
class SdkConsumerTest {
  static final String PROVIDER = "cbr";
  static final String CONSUMER = "cbr-sdk";

  private static final String PROJECT = "5e1f0c9a7b3d4826a1c4e8f2097b6d53";
  private static final String BACKUP = "c0a5e6f1-2d3b-4c8e-9f70-61b2a4d8e935";
  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String ANOTHER = "7f3a9c52-6e0d-4b17-8a94-d25c1e7f0b68";
  private static final String TIME =
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}([.]\\d{1,9})?(Z|[+-]\\d{2}:?\\d{2})?";

  private static CbrClient client(MockServer server) {
    return CbrClient.builder()
        .endpoint(server.getUrl())
        .projectId(PROJECT)
        .token("not-in-the-pact")
        .options(CallOptions.standard().withRetry(RetryPolicy.never()))
        .build();
  }

  private static V4Pact answer(
      PactDslWithProvider pact, String state, String request, int status, DslPart body) {
    return pact.given(state)
        .uponReceiving(request)
        .method("GET")
        .pathFromProviderState(
            "/v3/${project_id}/backups/${backup_id}", "/v3/" + PROJECT + "/backups/" + BACKUP)
        .willRespondWith()
        .status(status)
        .matchHeader("Content-Type", "application/json(;.*)?", "application/json")
        .body(body)
        .toPact(V4Pact.class);
  }

  /** A response with a backup of which the given is said beyond what every backup has. */
  private static DslPart backup(Consumer<LambdaDslObject> more) {
    return newJsonBody(
            body ->
                body.object(
                    "backup",
                    backup -> {
                      backup.valueFromProviderState("id", "${backup_id}", BACKUP);
                      backup.valueFromProviderState("project_id", "${project_id}", PROJECT);
                      requiredMembers(backup);
                      more.accept(backup);
                    }))
        .build();
  }

  private static void requiredMembers(LambdaDslObject backup) {
    backup.stringType("name", "nightly");
    backup.stringType("status", "available");
    backup.stringType("image_type", "backup");
    backup.stringType("resource_type", "OS::Nova::Server");
    backup.stringType("resource_name", "web-1");
    backup.integerType("resource_size", 40);
    backup.stringMatcher("checkpoint_id", UUID, ANOTHER);
    backup.stringMatcher("vault_id", UUID, ANOTHER);
    backup.stringMatcher("resource_id", UUID, ANOTHER);
    backup.stringMatcher("created_at", TIME, "2024-05-17T01:02:03.456789");
    backup.object("extend_info", info -> info.booleanType("auto_trigger", true));
  }

  @Pact(consumer = CONSUMER)
  V4Pact aBackup(PactDslWithProvider pact) {
    return answer(pact, States.BACKUP, "a request for a backup", 200, backup(more -> {}));
  }

  @Test
  @PactTestFor(pactMethod = "aBackup")
  void readsABackup(MockServer server) {
    try (CbrClient client = client(server)) {
      BackupDetail backup = client.showBackup(BACKUP);

      assertThat(backup.id()).isEqualTo(BACKUP);
      assertThat(backup.projectId()).isEqualTo(PROJECT);
      assertThat(backup.status()).isEqualTo(BackupStatus.AVAILABLE);
      assertThat(backup.resourceSize()).isEqualTo(40);
      assertThat(backup.createdAt()).isEqualTo(OffsetDateTime.parse("2024-05-17T01:02:03.456789Z"));
    }
  }

  @Test
  @PactTestFor(pactMethod = "aBackup")
  void readsABackupWithATokenFromASupplier(MockServer server) {
    assertReads(server, TokenCredentials.supplied(() -> "not-in-the-pact"));
  }

  @Test
  @PactTestFor(pactMethod = "aBackup")
  void readsABackupWithAnAccessKey(MockServer server) {
    assertReads(server, AccessKeyCredentials.of("not-in-the-pact", "nor-in-the-pact", PROJECT));
  }

  @Test
  @PactTestFor(pactMethod = "aBackup")
  void readsABackupWithATemporaryAccessKey(MockServer server) {
    assertReads(
        server,
        AccessKeyCredentials.temporary(
            "not-in-the-pact", "nor-in-the-pact", "neither-in-the-pact", PROJECT));
  }

  @Pact(consumer = CONSUMER)
  V4Pact aLoginAndABackup(PactDslWithProvider pact) {
    return pact.given(States.USER)
        .uponReceiving("a login with a password")
        .method("POST")
        .path("/v3/auth/tokens")
        .query("nocatalog=true")
        .headers("Content-Type", "application/json")
        .body(newJsonBody(body -> body.object("auth", SdkConsumerTest::login)).build())
        .willRespondWith()
        .status(201)
        .matchHeader("X-Subject-Token", ".+", "not-a-token")
        .body(
            newJsonBody(
                    body ->
                        body.object(
                            "token",
                            token ->
                                token.stringMatcher(
                                    "expires_at",
                                    "\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z",
                                    "2999-01-01T00:00:00.000000Z")))
                .build())
        .given(States.BACKUP)
        .uponReceiving("a request for a backup after a login")
        .method("GET")
        .pathFromProviderState(
            "/v3/${project_id}/backups/${backup_id}", "/v3/" + PROJECT + "/backups/" + BACKUP)
        .willRespondWith()
        .status(200)
        .matchHeader("Content-Type", "application/json(;.*)?", "application/json")
        .body(backup(more -> {}))
        .toPact(V4Pact.class);
  }

  @Test
  @PactTestFor(pactMethod = "aLoginAndABackup")
  void readsABackupAfterALoginWithAPassword(MockServer server) {
    assertReads(
        server,
        PasswordCredentials.builder()
            .endpoint(server.getUrl())
            .user("robin")
            .password("not-in-the-pact")
            .domain("example-domain")
            .projectId(PROJECT)
            .build());
  }

  private static void login(LambdaDslObject auth) {
    auth.object(
        "identity",
        identity -> {
          identity.array("methods", methods -> methods.stringValue("password"));
          identity.object(
              "password",
              password ->
                  password.object(
                      "user",
                      user -> {
                        user.stringType("name", "a-user");
                        user.stringType("password", "a-password");
                        user.object("domain", domain -> domain.stringType("name", "a-domain"));
                      }));
        });
    auth.object("scope", scope -> scope.object("project", it -> it.stringType("id", PROJECT)));
  }

  private static void assertReads(MockServer server, Credentials credentials) {
    try (CbrClient client =
        CbrClient.builder()
            .endpoint(server.getUrl())
            .projectId(PROJECT)
            .credentials(credentials)
            .build()) {
      assertThat(client.showBackup(BACKUP).id()).isEqualTo(BACKUP);
    }
  }

  @Pact(consumer = CONSUMER)
  V4Pact aBackupWithChildren(PactDslWithProvider pact) {
    DslPart body =
        backup(
            backup ->
                backup.minArrayLike(
                    "children",
                    1,
                    child -> {
                      child.stringMatcher("id", UUID, ANOTHER);
                      child.valueFromProviderState("parent_id", "${backup_id}", BACKUP);
                      child.valueFromProviderState("project_id", "${project_id}", PROJECT);
                      requiredMembers(child);
                    }));
    return answer(
        pact, States.BACKUP_WITH_CHILDREN, "a request for a backup with children", 200, body);
  }

  @Test
  @PactTestFor(pactMethod = "aBackupWithChildren")
  void readsTheChildrenOfABackup(MockServer server) {
    try (CbrClient client = client(server)) {
      assertThat(client.showBackup(BACKUP).children())
          .singleElement()
          .satisfies(child -> assertThat(child.parentId()).isEqualTo(BACKUP));
    }
  }

  @Pact(consumer = CONSUMER)
  V4Pact aBackupWithNulls(PactDslWithProvider pact) {
    DslPart body =
        backup(
            backup -> {
              backup.nullValue("updated_at");
              backup.nullValue("expired_at");
              backup.nullValue("parent_id");
            });
    return answer(
        pact,
        States.BACKUP_WITH_NULLS,
        "a request for a backup with members that are null",
        200,
        body);
  }

  @Test
  @PactTestFor(pactMethod = "aBackupWithNulls")
  void readsMembersThatAreNull(MockServer server) {
    try (CbrClient client = client(server)) {
      BackupDetail backup = client.showBackup(BACKUP);

      assertThat(backup.updatedAt()).isNull();
      assertThat(backup.expiredAt()).isNull();
      assertThat(backup.parentId()).isNull();
    }
  }

  @Pact(consumer = CONSUMER)
  V4Pact serviceError(PactDslWithProvider pact) {
    DslPart body =
        newJsonBody(
                error -> {
                  error.stringMatcher("error_code", "BackupService\\.\\d{4}", "BackupService.6200");
                  error.stringType("error_msg", "There is no such backup.");
                })
            .build();
    return answer(pact, States.UNKNOWN, "a request for a backup that does not exist", 404, body);
  }

  @Test
  @PactTestFor(pactMethod = "serviceError")
  void readsAnErrorOfTheService(MockServer server) {
    assertFails(server, NotFoundException.class, "BackupService.6200", "There is no such backup.");
  }

  private static DslPart gatewayError(String code, String message) {
    return newJsonBody(
            error -> {
              error.stringMatcher("error_code", "APIG(W)?\\.\\d{4}", code);
              error.stringType("error_msg", message);
              error.stringMatcher("request_id", "[0-9a-f]{32}", "3d8f0b6a92c54e17a0f1d7c8e4b59236");
            })
        .build();
  }

  @Pact(consumer = CONSUMER)
  V4Pact gatewayErrorWithoutLogin(PactDslWithProvider pact) {
    return answer(
        pact,
        States.NO_LOGIN,
        "a request without a login",
        401,
        gatewayError("APIGW.0301", "The token is missing or wrong."));
  }

  @Test
  @PactTestFor(pactMethod = "gatewayErrorWithoutLogin")
  void readsAnErrorOfTheGateway(MockServer server) {
    ApiException e =
        assertFails(
            server, UnauthenticatedException.class, "APIGW.0301", "The token is missing or wrong.");

    assertThat(e.requestId()).isEqualTo("3d8f0b6a92c54e17a0f1d7c8e4b59236");
  }

  @Pact(consumer = CONSUMER)
  V4Pact gatewayErrorWhenThrottled(PactDslWithProvider pact) {
    return answer(
        pact,
        States.THROTTLED,
        "a request too many",
        429,
        gatewayError("APIGW.0308", "Too many requests."));
  }

  @Test
  @PactTestFor(pactMethod = "gatewayErrorWhenThrottled")
  void knowsThatItIsThrottled(MockServer server) {
    assertFails(server, ThrottledException.class, "APIGW.0308", "Too many requests.");
  }

  @Pact(consumer = CONSUMER)
  V4Pact openStackError(PactDslWithProvider pact) {
    DslPart body =
        newJsonBody(
                error ->
                    error.object(
                        "unauthorized",
                        detail -> {
                          detail.stringType("message", "Malformed request url");
                          detail.stringType("code", "401");
                        }))
            .build();
    return answer(pact, States.MALFORMED, "a request with a malformed id", 401, body);
  }

  @Test
  @PactTestFor(pactMethod = "openStackError")
  void readsAnErrorInTheStyleOfOpenStack(MockServer server) {
    assertFails(server, UnauthenticatedException.class, "401", "Malformed request url");
  }

  @Pact(consumer = CONSUMER)
  V4Pact identityError(PactDslWithProvider pact) {
    DslPart body =
        newJsonBody(
                envelope ->
                    envelope.object(
                        "error",
                        error -> {
                          error.stringType("code", "EPS.0003");
                          error.stringType("message", "No permission.");
                          error.stringType("title", "Forbidden");
                        }))
            .build();
    return answer(
        pact,
        States.FORBIDDEN,
        "a request for a backup of another's enterprise project",
        403,
        body);
  }

  @Test
  @PactTestFor(pactMethod = "identityError")
  void readsAnErrorOfTheIdentityService(MockServer server) {
    assertFails(server, ForbiddenException.class, "EPS.0003", "No permission.");
  }

  private static ApiException assertFails(
      MockServer server, Class<? extends ApiException> type, String code, String message) {
    try (CbrClient client = client(server)) {
      ApiException[] thrown = new ApiException[1];
      assertThatThrownBy(() -> client.showBackup(BACKUP))
          .isInstanceOfSatisfying(type, e -> thrown[0] = e);
      assertThat(thrown[0].errorCode()).isEqualTo(code);
      assertThat(thrown[0].errorMessage()).isEqualTo(message);
      return thrown[0];
    }
  }
}
