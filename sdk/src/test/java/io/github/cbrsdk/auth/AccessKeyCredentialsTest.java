package io.github.cbrsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.FakeTime;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.Credentials;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessKeyCredentialsTest {
  private static CbrClient client(TestServer server, Credentials credentials) {
    return CbrClient.builder()
        .endpoint(server.url())
        .projectId(Bodies.PROJECT_ID)
        .credentials(credentials)
        .build();
  }

  @Test
  void signsTheRequestThatLeaves() {
    try (TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        CbrClient client =
            client(server, AccessKeyCredentials.of("AK", "secret", Bodies.PROJECT_ID))) {
      client.showBackup(Bodies.BACKUP_ID);

      TestServer.Asked asked = server.asked().get(0);
      assertThat(asked.headers().getFirst("Authorization"))
          .startsWith(
              "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-project-id;x-sdk-date, Signature=");
      assertThat(asked.headers().getFirst("X-Project-Id")).isEqualTo(Bodies.PROJECT_ID);
      assertThat(asked.headers().getFirst("Host"))
          .isEqualTo(URI.create(server.url()).getAuthority());
      assertThat(asked.headers()).doesNotContainKey("X-auth-token");
    }
  }

  @Test
  void sendsAndSignsTheTokenOfATemporaryKey() {
    try (TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        CbrClient client =
            client(
                server,
                AccessKeyCredentials.temporary("AK", "secret", "session", Bodies.PROJECT_ID))) {
      client.showBackup(Bodies.BACKUP_ID);

      TestServer.Asked asked = server.asked().get(0);
      assertThat(asked.headers().getFirst("X-Security-Token")).isEqualTo("session");
      assertThat(asked.headers().getFirst("Authorization"))
          .contains("SignedHeaders=host;x-project-id;x-sdk-date;x-security-token,");
    }
  }

  @Test
  void isNeverShownAgainAfterItWasRefused() {
    try (TestServer server = TestServer.answering(new Answer(401, new byte[0]));
        CbrClient client =
            client(server, AccessKeyCredentials.of("AK", "secret", Bodies.PROJECT_ID))) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class);
      assertThat(server.asked()).hasSize(1);
    }
  }

  private static final DateTimeFormatter SIGNED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** A service whose clock is not that of this machine, and that accepts signatures of its own. */
  private static RawServer strict(FakeTime time, Duration ahead, List<String> signed) {
    return strict(time, ahead, signed, () -> {});
  }

  private static RawServer strict(
      FakeTime time, Duration ahead, List<String> signed, Runnable first) {
    return new RawServer(
        connection -> {
          for (String head = connection.read(); head != null; head = connection.read()) {
            first.run();
            String date = head.replaceAll("(?s).*X-Sdk-Date: (\\S+).*", "$1");
            signed.add(date);
            Instant theirs = time.now().plus(ahead);
            Duration off = Duration.between(SIGNED.parse(date, Instant::from), theirs);
            if (off.abs().compareTo(Duration.ofMinutes(15)) < 0) {
              connection.answer(Bodies.BACKUP);
            } else {
              connection.write(
                  "HTTP/1.1 401 X\r\nContent-Length: 0\r\nDate: "
                      + DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC).format(theirs)
                      + "\r\n\r\n");
            }
          }
        });
  }

  private static CbrClient client(String url, AccessKeyCredentials credentials, FakeTime time) {
    return CbrClient.builder()
        .endpoint(url)
        .projectId(Bodies.PROJECT_ID)
        .credentials(credentials)
        .time(time)
        .build();
  }

  private final FakeTime time = new FakeTime();
  private final List<String> signed = new CopyOnWriteArrayList<>();
  private final AccessKeyCredentials key =
      AccessKeyCredentials.of("AK", "secret", Bodies.PROJECT_ID);

  @Test
  void signsByTheClockOfTheClient() {
    try (RawServer server = strict(time, Duration.ZERO, signed);
        CbrClient client = client(server.url(), key, time)) {
      client.showBackup(Bodies.BACKUP_ID);
      time.pass(Duration.ofMinutes(1));
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(signed).containsExactly("20260102T030405Z", "20260102T030505Z");
    }
  }

  @ParameterizedTest
  @CsvSource({"20, 20 minutes behind", "-47, 47 minutes ahead of"})
  void namesTheClockThatIsWrongAndNotTheKey(int minutes, String wrong) {
    try (RawServer server = strict(time, Duration.ofMinutes(minutes), signed);
        CbrClient client = client(server.url(), key, time)) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining("the clock of this machine is " + wrong)
          .hasMessageEndingWith("set the clock");
      assertThat(signed).hasSize(1);
    }
  }

  @Test
  void namesTheClockWhereTheServiceSaysThatTheSignatureExpired() {
    try (TestServer server =
            TestServer.answering(Answer.json(401, "{\"error_msg\":\"Signature EXPIRED\"}"));
        CbrClient client = client(server, key)) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining("takes the signature to be expired");
    }
  }

  @Test
  void takesTheTimeOfTheServiceOnceIfThatIsAllowed() {
    try (RawServer server = strict(time, Duration.ofHours(3), signed);
        CbrClient client = client(server.url(), key.correctingClock(), time)) {
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
      assertThat(signed)
          .containsExactly("20260102T030405Z", "20260102T060405Z", "20260102T060405Z");
    }
  }

  @Test
  @Timeout(60)
  void takesTheTimeOfTheServiceForEachOfTheCallsThatWereRefusedAtATime() {
    int calls = 4;
    CountDownLatch together = new CountDownLatch(calls);
    AtomicInteger asked = new AtomicInteger();
    try (RawServer server =
            strict(
                time,
                Duration.ofHours(3),
                signed,
                () -> {
                  if (asked.incrementAndGet() <= calls) {
                    together.countDown();
                    await(together);
                  }
                });
        CbrClient client = client(server.url(), key.correctingClock(), time)) {
      Stream.generate(() -> client.showBackupAsync(Bodies.BACKUP_ID))
          .limit(calls)
          .toList()
          .forEach(backup -> assertThat(backup.join().name()).isEqualTo("web"));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void takesNoTimeOfTheServiceWhereOnlyAnotherInstanceMay() {
    try (RawServer server = strict(time, Duration.ofHours(3), signed);
        CbrClient correcting = client(server.url(), key.correctingClock(), time);
        CbrClient client = client(server.url(), key, time)) {
      correcting.showBackup(Bodies.BACKUP_ID);

      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining("the clock of this machine is 180 minutes behind");
      assertThat(signed).endsWith("20260102T030405Z");
    }
  }

  @Test
  void takesNoTimeOfTheServiceForARefusalOfTheKey() {
    try (TestServer server = TestServer.answering(new Answer(401, new byte[0]));
        CbrClient client = client(server, key.correctingClock())) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining("check or renew the credentials");
      assertThat(server.asked()).hasSize(1);
    }
  }

  static RawServer.Behaviour[] brokenRefusals() {
    String head = "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n";
    return new RawServer.Behaviour[] {
      connection -> connection.write(head + "Content-Length: 100\r\n\r\n{\"error_code\":"),
      connection ->
          connection.write(head + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"),
      connection -> {
        connection.write(head + "Content-Length: 100\r\n\r\n{");
        connection.stall();
      },
    };
  }

  @ParameterizedTest
  @MethodSource("brokenRefusals")
  void isNeverShownAgainAfterARefusalThatBreaksOff(RawServer.Behaviour refusal) {
    AtomicInteger asked = new AtomicInteger();
    try (RawServer server =
            new RawServer(
                connection -> {
                  if (connection.read() != null) {
                    asked.incrementAndGet();
                    refusal.serve(connection);
                  }
                });
        CbrClient client =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .options(CallOptions.standard().withTimeout(Duration.ofSeconds(2)))
                .credentials(AccessKeyCredentials.of("AK", "secret", Bodies.PROJECT_ID))
                .build()) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining("status 401");
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void refusesAKeyThatNoHeaderMayHaveWithoutPrintingIt() {
    assertThatThrownBy(() -> AccessKeyCredentials.of("AK", "sec\nret", "p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("secretKey has a character at index 3 that a header cannot have");
  }
}
