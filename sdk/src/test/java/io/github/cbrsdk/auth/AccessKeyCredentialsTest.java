package io.github.cbrsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.Credentials;
import java.net.URI;
import org.junit.jupiter.api.Test;

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

  @Test
  void refusesAKeyThatNoHeaderMayHaveWithoutPrintingIt() {
    assertThatThrownBy(() -> AccessKeyCredentials.of("AK", "sec\nret", "p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("secretKey has a character at index 3 that no header may have");
  }
}
