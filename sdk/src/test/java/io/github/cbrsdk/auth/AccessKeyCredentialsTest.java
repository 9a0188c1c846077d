package io.github.cbrsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        .hasMessage("secretKey has a character at index 3 that no header may have");
  }
}
