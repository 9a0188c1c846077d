package io.github.cbrsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.FakeTime;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.ServerException;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.error.UnreadableResponseException;
import io.github.cbrsdk.http.CallOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordCredentialsTest {
  private final FakeTime time = new FakeTime();
  private final AtomicInteger logins = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile boolean loginFails;
  private volatile Answer loginAnswer;
  private volatile Answer serviceAnswer;

  /** The identity service and the backup service in one. */
  private final TestServer server =
      TestServer.answering(
          asked -> {
            if (asked.method().equals("POST")) {
              return logIn();
            }
            if (serviceAnswer != null) {
              return serviceAnswer;
            }
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
              return Answer.json(
                  401,
                  "{\"error_msg\":\"renew\",\"error_code\":\"APIGW.0307\",\"request_id\":\"r\"}");
            }
            return Answer.json(200, Bodies.BACKUP);
          });

  private final CbrClient client =
      CbrClient.builder()
          .endpoint(server.url())
          .projectId(Bodies.PROJECT_ID)
          .credentials(credentials())
          .time(time)
          .build();

  private Answer logIn() {
    int number = logins.incrementAndGet();
    if (loginAnswer != null) {
      return loginAnswer;
    }
    return loginFails
        ? Answer.json(
            401,
            "{\"error\":{\"code\":401,\"message\":\"wrong: s3cr3t\",\"title\":\"Unauthorized\"}}")
        : Answer.json(
            201,
            "{\"token\":{\"expires_at\":\""
                + time.now().plus(Duration.ofHours(24)).toString().replace("Z", ".000000Z")
                + "\"}}",
            "X-Subject-Token",
            "token-" + number);
  }

  private PasswordCredentials credentials() {
    return PasswordCredentials.builder()
        .endpoint(server.url())
        .user("robin")
        .password("s3cr3t")
        .domain("example-domain")
        .projectId(Bodies.PROJECT_ID)
        .time(time)
        .build();
  }

  private List<String> shown() {
    return server.asked().stream()
        .filter(asked -> asked.method().equals("GET"))
        .map(asked -> asked.headers().getFirst("X-Auth-Token"))
        .toList();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void logsInAsTheContractSays() throws Exception {
    client.showBackup(Bodies.BACKUP_ID);

    TestServer.Asked login = server.asked().get(0);
    assertThat(login.uri()).hasToString("/v3/auth/tokens?nocatalog=true");
    assertThat(login.headers().getFirst("Content-Type")).startsWith("application/json");
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(login.body()))
        .isEqualTo(
            mapper.readTree(
                "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":"
                    + "{\"name\":\"robin\",\"password\":\"s3cr3t\",\"domain\":{\"name\":\"example-domain\"}}}},"
                    + "\"scope\":{\"project\":{\"id\":\""
                    + Bodies.PROJECT_ID
                    + "\"}}}}"));
    assertThat(shown()).containsExactly("token-1");
  }

  @Test
  void namesTheDomainOfAProjectThatItNames() throws Exception {
    try (PasswordCredentials named =
        PasswordCredentials.builder()
            .endpoint(server.url())
            .user("robin")
            .password("s3cr3t")
            .domain("example-domain")
            .projectName("eu-de")
            .time(time)
            .build()) {
      named.authorize(Duration.ofMinutes(1));
    }

    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(server.asked().get(0).body()).at("/auth/scope"))
        .isEqualTo(
            mapper.readTree(
                "{\"project\":{\"name\":\"eu-de\",\"domain\":{\"name\":\"example-domain\"}}}"));
  }

  @Test
  void keepsTheTokenUntilShortlyBeforeItExpires() {
    client.showBackup(Bodies.BACKUP_ID);
    time.pass(Duration.ofHours(23).plusMinutes(54));
    client.showBackup(Bodies.BACKUP_ID);
    time.pass(Duration.ofMinutes(2));
    client.showBackup(Bodies.BACKUP_ID);

    assertThat(shown()).containsExactly("token-1", "token-1", "token-2");
  }

  @Test
  void logsInOnceMoreWhenTheTokenIsRefused() {
    client.showBackup(Bodies.BACKUP_ID);
    time.pass(Duration.ofMinutes(1));
    refusals.set(1);

    client.showBackup(Bodies.BACKUP_ID);

    assertThat(shown()).containsExactly("token-1", "token-1", "token-2");
  }

  @Test
  void givesUpWhenTheNewTokenIsRefusedToo() {
    client.showBackup(Bodies.BACKUP_ID);
    time.pass(Duration.ofMinutes(1));
    refusals.set(5);

    assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("APIGW.0307");
    assertThat(logins).hasValue(2);
    assertThat(shown()).containsExactly("token-1", "token-1", "token-2");
  }

  @Test
  void keepsATokenThatIsRefusedThoughItIsNew() {
    refusals.set(2);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class);
    }
    assertThat(logins).hasValue(1);
  }

  @Test
  void keepsATokenThatLivesShortForMostOfItsLife() {
    loginAnswer =
        Answer.json(
            201,
            "{\"token\":{\"expires_at\":\"" + time.now().plus(Duration.ofMinutes(4)) + "\"}}",
            "X-Subject-Token",
            "short");
    for (int minute = 0; minute < 4; minute++) {
      client.showBackup(Bodies.BACKUP_ID);
      time.pass(Duration.ofMinutes(1));
    }
    assertThat(logins).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two words", "caf\u00e9"})
  void takesATokenThatNoHeaderMayHaveForNone(String token) {
    loginAnswer = Answer.json(201, "{\"token\":{}}", "X-Subject-Token", token);

    assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("token");
  }

  @Test
  void givesUpWithoutTryingWhereNoTimeIsLeft() {
    PasswordCredentials credentials = credentials();

    assertThatThrownBy(() -> credentials.authorize(Duration.ZERO))
        .isInstanceOf(TimedOutException.class);
    assertThat(logins).hasValue(0);
  }

  @Test
  void waitsAsTheIdentityServiceAsks() {
    loginAnswer = new Answer(503, new byte[0], "Retry-After", "7");

    assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
        .isInstanceOf(ServerException.class);
    assertThat(time.slept()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
  }

  @Test
  void doesNotLogInAgainAfterAFailedLoginThatComesAsAnInternalError() {
    serviceAnswer = Answer.json(500, "{\"error_code\":\"BackupService.9998\"}");

    assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
        .isInstanceOf(UnauthenticatedException.class);
    assertThat(logins).hasValue(1);
    assertThat(shown()).hasSize(1);
  }

  @Test
  void doesNotRepeatAFailedLoginAndTellsNoPassword() {
    loginFails = true;

    assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("wrong: ***")
        .hasMessageNotContaining("s3cr3t");
    assertThat(logins).hasValue(1);
  }

  @Test
  void isNotSentAgainAfterItWasRefusedUntilAPauseHasPassed() {
    loginFails = true;

    for (int i = 0; i < 6; i++) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining("status 401")
          .hasMessageContaining("the same ones are not sent again for five minutes");
      time.pass(Duration.ofSeconds(49));
    }
    assertThat(logins).hasValue(1);

    loginFails = false;
    time.pass(Duration.ofMinutes(1));
    assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
    assertThat(logins).hasValue(2);
  }

  /** A Keystone does not tell which of both it refused; only of wrong passwords it locks. */
  @Test
  void isSentAgainOnceWithAnotherOneTimeCodeInCaseThatWasRefused() {
    Queue<String> codes = new ArrayDeque<>(List.of("111111", "111111", "222222", "333333"));
    loginFails = true;
    try (PasswordCredentials credentials =
        described().totp(codes::remove).projectId(Bodies.PROJECT_ID).build()) {
      for (int i = 0; i < 6; i++) {
        assertThatThrownBy(() -> credentials.authorize(Duration.ofMinutes(1)))
            .isInstanceOf(UnauthenticatedException.class)
            .hasMessageContaining("are not sent again for five minutes");
      }
      assertThat(sent("/auth/identity/totp/user/passcode")).containsExactly("111111", "222222");
      assertThat(sent("/auth/identity/methods/1")).containsExactly("totp", "totp");
      assertThat(codes).containsExactly("333333");

      time.pass(Duration.ofMinutes(6));
      loginFails = false;
      credentials.authorize(Duration.ofMinutes(1));
      assertThat(sent("/auth/identity/totp/user/passcode")).endsWith("333333");
    }
  }

  private static final Answer RECEIPT =
      Answer.json(
          401,
          "{\"receipt\":{\"methods\":[\"password\"],\"expires_at\":\"2026-01-02T03:09:05Z\"},"
              + "\"required_auth_methods\":[[\"password\",\"totp\"]]}",
          "Openstack-Auth-Receipt",
          "gAAA");

  @Test
  void saysInWordsThatASecondFactorIsMissingEachTime() {
    loginAnswer = RECEIPT;

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining("accepted the first factor and asks for another one")
          .hasMessageEndingWith("give the one-time code as well");
    }
    assertThat(logins).hasValue(1);
  }

  @Test
  void isSentWithEachOtherOneTimeCodeWhereThePasswordWasAccepted() {
    Queue<String> codes = new ArrayDeque<>(List.of("111111", "222222", "333333"));
    loginAnswer = RECEIPT;
    try (PasswordCredentials credentials =
        described().totp(codes::remove).projectId(Bodies.PROJECT_ID).build()) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> credentials.authorize(Duration.ofMinutes(1)))
            .isInstanceOf(UnauthenticatedException.class);
      }
      assertThat(logins).hasValue(3);
    }
  }

  private PasswordCredentials.Builder described() {
    return PasswordCredentials.builder()
        .endpoint(server.url() + "/v3/")
        .user("robin")
        .password("s3cr3t")
        .domain("example-domain")
        .time(time);
  }

  private List<String> sent(String pointer) {
    return server.asked().stream()
        .filter(asked -> asked.method().equals("POST"))
        .map(asked -> tree(asked.body()).at(pointer).asText())
        .toList();
  }

  private static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void knowsUserAndDomainsByIdToo() {
    described().userId("u1").projectId("p1").build().authorize(Duration.ofMinutes(1));
    described()
        .domainId("d1")
        .projectName("eu-de")
        .projectDomainId("d2")
        .build()
        .authorize(Duration.ofMinutes(1));
    described()
        .projectName("eu-de")
        .projectDomain("second")
        .build()
        .authorize(Duration.ofMinutes(1));

    assertThat(server.asked())
        .extracting(asked -> asked.uri().getPath())
        .containsOnly("/v3/auth/tokens");
    assertThat(sent("/auth/identity/password/user/id")).containsExactly("u1", "", "");
    assertThat(sent("/auth/identity/password/user/name")).containsExactly("", "robin", "robin");
    assertThat(sent("/auth/identity/password/user/domain/id")).containsExactly("", "d1", "");
    assertThat(sent("/auth/scope/project/domain/id")).containsExactly("", "d2", "");
    assertThat(sent("/auth/scope/project/domain/name")).containsExactly("", "", "second");
  }

  @Test
  void giveTheProjectWhereTheClientHasNone() {
    loginAnswer =
        Answer.json(
            201, "{\"token\":{\"project\":{\"id\":\"p-of-login\"}}}", "X-Subject-Token", "t");
    try (PasswordCredentials byName = described().projectName("eu-de").build();
        CbrClient ofLogin =
            CbrClient.builder().endpoint(server.url()).credentials(byName).time(time).build()) {
      ofLogin.showBackup(Bodies.BACKUP_ID);

      assertThat(server.asked().get(1).uri().getPath()).startsWith("/v3/p-of-login/");
      assertThat(logins).hasValue(1);
    }
  }

  @Test
  void haveAnApplicationCredentialForASibling() {
    loginAnswer =
        Answer.json(201, "{\"token\":{\"project\":{\"id\":\"p1\"}}}", "X-Subject-Token", "t");
    try (ApplicationCredentials credential =
            ApplicationCredentials.builder()
                .endpoint(server.url() + "/v3")
                .id("c1")
                .secret("s3cr3t")
                .time(time)
                .build();
        CbrClient withIt =
            CbrClient.builder().endpoint(server.url()).credentials(credential).build()) {
      withIt.showBackup(Bodies.BACKUP_ID);

      assertThat(server.asked().get(1).uri().getPath()).startsWith("/v3/p1/");
      assertThat(sent("/auth/identity/application_credential/id")).containsExactly("c1");
      assertThat(sent("/auth/identity/application_credential/secret")).containsExactly("s3cr3t");
      assertThat(tree(server.asked().get(0).body()).at("/auth/scope").isMissingNode()).isTrue();
    }
  }

  @Test
  void logInAnewThoughTheClockWasSetBack() {
    client.showBackup(Bodies.BACKUP_ID);
    time.pass(Duration.ofMinutes(1));
    time.set(Duration.ofHours(-5));
    refusals.set(1);

    client.showBackup(Bodies.BACKUP_ID);

    assertThat(shown()).containsExactly("token-1", "token-1", "token-2");
  }

  @Test
  void keepATokenForItsLifeByTheClockOfTheService() {
    loginAnswer =
        Answer.json(
            201,
            "{\"token\":{\"issued_at\":\"2020-01-01T00:00:00Z\",\"expires_at\":\"2020-01-02T00:00:00Z\"}}",
            "X-Subject-Token",
            "t");
    client.showBackup(Bodies.BACKUP_ID);
    time.pass(Duration.ofHours(23));
    client.showBackup(Bodies.BACKUP_ID);
    assertThat(logins).hasValue(1);
    time.pass(Duration.ofMinutes(56));
    client.showBackup(Bodies.BACKUP_ID);
    assertThat(logins).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404})
  void takesAnyRefusalOfTheLoginForOne(int status) {
    loginAnswer = new Answer(status, new byte[0]);

    assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageContaining("The identity service refused the login (status " + status);
    assertThat(logins).hasValue(1);
  }

  @Test
  void logsInWithinTheTimeOfTheCall() {
    try (RawServer silent = new RawServer(RawServer.Connection::stall);
        CbrClient hurried =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .options(CallOptions.standard().withTimeout(Duration.ofMillis(300)))
                .credentials(
                    PasswordCredentials.builder()
                        .endpoint(silent.url())
                        .user("robin")
                        .password("s3cr3t")
                        .domain("example-domain")
                        .projectName("eu-de")
                        .build())
                .build()) {
      assertThatThrownBy(() -> hurried.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(TimedOutException.class);
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void failsWhereTheIdentityServiceGivesNoToken() {
    loginAnswer = Answer.json(201, "{\"token\":{}}");

    assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("no token");
  }

  @Test
  void keepsATokenThatDoesNotSayWhenItExpires() {
    loginAnswer = Answer.json(201, "{\"token\":{}}", "X-Subject-Token", "forever");

    client.showBackup(Bodies.BACKUP_ID);
    time.pass(Duration.ofDays(30));
    client.showBackup(Bodies.BACKUP_ID);

    assertThat(logins).hasValue(1);
  }

  @Test
  void triesAgainWhereTheIdentityServiceFailsForAMoment() {
    AtomicInteger asked = new AtomicInteger();
    try (TestServer flaky =
            TestServer.answering(
                request ->
                    asked.incrementAndGet() == 1
                        ? new Answer(503, new byte[0])
                        : Answer.json(
                            201,
                            "{\"token\":{\"expires_at\":\"2030-01-01T00:00:00Z\"}}",
                            "X-Subject-Token",
                            "second"));
        CbrClient other =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .time(time)
                .credentials(
                    PasswordCredentials.builder()
                        .endpoint(flaky.url())
                        .user("robin")
                        .password("s3cr3t")
                        .domain("example-domain")
                        .projectName("eu-de")
                        .time(time)
                        .build())
                .build()) {
      other.showBackup(Bodies.BACKUP_ID);

      assertThat(shown()).containsExactly("second");
    }
  }

  @Test
  void logsInOnceForAHundredThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(100);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<String>> names = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        names.add(
            threads.submit(
                () -> {
                  start.await();
                  return client.showBackup(Bodies.BACKUP_ID).name();
                }));
      }
      start.countDown();
      for (Future<String> name : names) {
        assertThat(name.get(60, TimeUnit.SECONDS)).isEqualTo("web");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(logins).hasValue(1);
  }

  @Test
  @Timeout(60)
  void failsOnceForAllThreadsThatWaitForTheSameLogin() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    AtomicInteger tried = new AtomicInteger();
    try (TestServer slow =
        TestServer.answering(
            asked -> {
              tried.incrementAndGet();
              released.await();
              return Answer.json(401, "{}");
            })) {
      PasswordCredentials credentials =
          PasswordCredentials.builder()
              .endpoint(slow.url())
              .user("robin")
              .password("s3cr3t")
              .domain("example-domain")
              .projectName("eu-de")
              .build();
      List<Thread> threads = new ArrayList<>();
      AtomicInteger failed = new AtomicInteger();
      for (int i = 0; i < 20; i++) {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    credentials.authorize(Duration.ofSeconds(60));
                  } catch (ApiException e) {
                    failed.incrementAndGet();
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        // Waiting for the login: one in the socket, the others for that one.
        while (thread.getState() != Thread.State.TIMED_WAITING
            && thread.getState() != Thread.State.RUNNABLE) {
          Thread.onSpinWait();
        }
      }
      while (tried.get() == 0
          || threads.stream()
                  .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                  .count()
              < 19) {
        Thread.onSpinWait();
      }
      released.countDown();
      for (Thread thread : threads) {
        thread.join(60_000);
      }
      assertThat(failed).hasValue(20);
      assertThat(tried).hasValue(1);
    }
  }

  @Test
  void sayWhatIsMissing() {
    PasswordCredentials.Builder builder = PasswordCredentials.builder();

    assertMissing(builder, "user or userId");
    assertMissing(builder.user("robin"), "password");
    assertMissing(builder.password("a-password"), "projectId or projectName");
    assertMissing(builder.projectId(Bodies.PROJECT_ID), "domain");
    assertMissing(builder.domain("a-domain"), "endpoint");
  }

  private static void assertMissing(PasswordCredentials.Builder builder, String what) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(what + " is missing");
  }
}
