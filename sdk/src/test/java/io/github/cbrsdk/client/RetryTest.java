package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.FakeTime;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.CancelledException;
import io.github.cbrsdk.error.ServerException;
import io.github.cbrsdk.error.ThrottledException;
import io.github.cbrsdk.error.TransportException;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.RetryPolicy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
  private static final Answer GOOD = Answer.json(200, Bodies.BACKUP);

  private final FakeTime time = new FakeTime();

  private CbrClient.Builder client(String url) {
    return CbrClient.builder()
        .endpoint(url)
        .projectId(Bodies.PROJECT_ID)
        .token("a-token")
        .time(time)
        .options(CallOptions.standard().withRetry(policy().build()));
  }

  /** Without chance: always the longest delay. */
  private static RetryPolicy.Builder policy() {
    return RetryPolicy.builder().jitter(() -> 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void sendsAgainAfterAStatusThatMayPass(int status) {
    Answer bad = new Answer(status, new byte[0]);
    try (TestServer server = TestServer.answering(bad, bad, GOOD);
        CbrClient client = client(server.url()).build()) {
      assertThat(client.showBackupWithResponse(Bodies.BACKUP_ID).attempts()).isEqualTo(3);
      assertThat(server.asked()).hasSize(3);
      assertThat(time.slept()).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 421, 429, 500, 502, 503, 504})
  void sendsNoMoreThanThreeTimes(int status) {
    try (TestServer server =
            TestServer.answering(new Answer(status, new byte[0], "Retry-After", "0"));
        CbrClient client =
            client(server.url())
                .options(
                    CallOptions.standard()
                        .withRetry(
                            policy().statuses(Set.of(408, 421, 429, 500, 502, 503, 504)).build()))
                .build()) {
      ApiException failure =
          catchThrowableOfType(ApiException.class, () -> client.showBackup(Bodies.BACKUP_ID));

      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(failure).hasMessageContaining("after 3 attempts");
      assertThat(server.asked()).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 301, 400, 403, 404, 405, 409, 410, 413, 422, 501, 505})
  void neverSendsAgainAfterAnyOtherStatus(int status) {
    try (TestServer server = TestServer.answering(new Answer(status, new byte[0]), GOOD);
        CbrClient client = client(server.url()).build()) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(ApiException.class);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void neverSendsAgainAfterAFailedLoginThatComesAsAnInternalError() {
    try (TestServer server =
            TestServer.answering(
                Answer.json(500, "{\"error_code\":\"BackupService.9998\",\"error_msg\":\"\"}"),
                GOOD);
        CbrClient client = client(server.url()).build()) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void neverSendsAgainAfterARefusedToken() {
    try (TestServer server = TestServer.answering(new Answer(401, new byte[0]), GOOD);
        CbrClient client = client(server.url()).build()) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void sendsAgainWhereNobodyListens() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    try (CbrClient client = client("http://127.0.0.1:" + port).build()) {
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> client.showBackup(Bodies.BACKUP_ID));

      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(failure.status()).isZero();
      assertThat(time.slept()).hasSize(2);
    }
  }

  @Test
  void takesTimeForEverWhereThatIsAsked() {
    Duration forever = ChronoUnit.FOREVER.getDuration();
    try (TestServer server = TestServer.answering(new Answer(503, new byte[0]), GOOD);
        CbrClient client =
            client(server.url())
                .options(
                    CallOptions.standard()
                        .withTimeout(forever)
                        .withRetry(
                            policy().baseDelay(Duration.ofSeconds(1)).maxDelay(forever).build()))
                .build()) {
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
      assertThat(time.slept()).containsExactly(Duration.ofSeconds(1));
    }
  }

  @Test
  void waitsTheSecondsThatTheServiceAsksFor() {
    try (TestServer server =
            TestServer.answering(new Answer(429, new byte[0], "Retry-After", "7"), GOOD);
        CbrClient client = client(server.url()).build()) {
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(time.slept()).containsExactly(Duration.ofSeconds(7));
    }
  }

  @Test
  void waitsUntilTheDateThatTheServiceAsksFor() {
    try (TestServer server =
            TestServer.answering(
                new Answer(503, new byte[0], "Retry-After", "Fri, 02 Jan 2026 03:04:35 GMT"),
                GOOD);
        CbrClient client = client(server.url()).build()) {
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(time.slept()).containsExactly(Duration.ofSeconds(30));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "1.5", ""})
  void waitsAsUsualWhereTheServiceAsksForNonsense(String retryAfter) {
    try (TestServer server =
            TestServer.answering(new Answer(503, new byte[0], "Retry-After", retryAfter), GOOD);
        CbrClient client = client(server.url()).build()) {
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(time.slept()).containsExactly(Duration.ofMillis(250));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3600",
        "0003600",
        "9999999999",
        "99999999999999",
        "99999999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Friday, 31-Dec-40 23:59:59 GMT"
      })
  void givesUpAtOnceWhereTheServiceAsksForMoreTimeThanThereIs(String retryAfter) {
    try (TestServer server =
            TestServer.answering(new Answer(429, new byte[0], "Retry-After", retryAfter), GOOD);
        CbrClient client = client(server.url()).build()) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(ThrottledException.class)
          .hasMessageMatching(".*; the service asks to wait [0-9]{4,} s;.*");
      assertThat(time.slept()).isEmpty();
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void givesUpWhenTheDelaysHaveUsedUpTheTime() {
    try (TestServer server = TestServer.answering(new Answer(503, new byte[0]));
        CbrClient client = client(server.url()).build()) {
      CallOptions options =
          CallOptions.standard()
              .withRetry(policy().maxAttempts(100).baseDelay(Duration.ofSeconds(1)).build())
              .withTimeout(Duration.ofSeconds(8));

      assertThatThrownBy(() -> client.with(options).showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("after 4 attempts");
      assertThat(time.slept())
          .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }
  }

  @Test
  void delaysByAnythingBetweenNothingAndABoundThatDoubles() {
    double[] chances = {0, 0.5, 0.25, 1};
    int[] next = {0};
    RetryPolicy jittered =
        RetryPolicy.builder()
            .maxAttempts(5)
            .baseDelay(Duration.ofSeconds(1))
            .maxDelay(Duration.ofSeconds(6))
            .jitter(() -> chances[next[0]++])
            .build();
    try (TestServer server = TestServer.answering(new Answer(503, new byte[0]));
        CbrClient client = client(server.url()).build()) {
      assertThatThrownBy(
              () ->
                  client
                      .with(CallOptions.standard().withRetry(jittered))
                      .showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(ServerException.class);
      assertThat(time.slept())
          .containsExactly(
              Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(6));
    }
  }

  @Test
  void canBeSwitchedOffForOneCall() {
    try (TestServer server = TestServer.answering(new Answer(503, new byte[0]), GOOD);
        CbrClient client = client(server.url()).build()) {
      assertThatThrownBy(
              () ->
                  client
                      .with(CallOptions.standard().withRetry(RetryPolicy.never()))
                      .showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(ServerException.class);
      assertThat(server.asked()).hasSize(1);
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
    }
  }

  @Test
  void endsWhenTheThreadIsInterruptedWhileItWaits() {
    try (TestServer server = TestServer.answering(new Answer(503, new byte[0]));
        CbrClient client =
            client(server.url())
                .options(
                    CallOptions.standard()
                        .withRetry(
                            RetryPolicy.builder()
                                .jitter(
                                    () -> {
                                      Thread.currentThread().interrupt();
                                      return 1;
                                    })
                                .build()))
                .build()) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(CancelledException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.asked()).hasSize(1);
    }
  }
}
