package io.github.cbrsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.UnauthenticatedException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCredentialsTest {
  private static final Answer REFUSED = new Answer(401, new byte[0]);

  private static CbrClient client(TestServer server, TokenCredentials credentials) {
    return CbrClient.builder()
        .endpoint(server.url())
        .projectId(Bodies.PROJECT_ID)
        .credentials(credentials)
        .build();
  }

  private static List<String> shown(TestServer server) {
    return server.asked().stream().map(asked -> asked.headers().getFirst("X-Auth-Token")).toList();
  }

  @Test
  void asksTheSupplierAnewForEachCall() {
    AtomicInteger number = new AtomicInteger();
    try (TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        CbrClient client =
            client(server, TokenCredentials.supplied(() -> "t" + number.incrementAndGet()))) {
      client.showBackup(Bodies.BACKUP_ID);
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(shown(server)).containsExactly("t1", "t2");
    }
  }

  @Test
  void triesOnceMoreIfTheSupplierHasAnotherTokenByNow() {
    AtomicInteger number = new AtomicInteger();
    try (TestServer server = TestServer.answering(REFUSED);
        CbrClient client =
            client(server, TokenCredentials.supplied(() -> "t" + number.incrementAndGet()))) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class);
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void triesNoMoreIfTheSupplierHasTheSameToken() {
    try (TestServer server = TestServer.answering(REFUSED);
        CbrClient client = client(server, TokenCredentials.supplied(() -> "same"))) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sec\nret", "sec\rret", "sec ret", "secr\u00e9t", "sec\u0000ret", "secret\n"})
  void refusesATokenThatNoHeaderMayHaveWithoutPrintingIt(String token) {
    assertThatThrownBy(() -> TokenCredentials.of(token))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("token has a character at index [0-9]+ that a header cannot have")
        .hasNoCause();
    try (TestServer server = TestServer.answering(REFUSED);
        CbrClient client = client(server, TokenCredentials.supplied(() -> token))) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("sec");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void saysThatTheSupplierGaveNone() {
    try (TestServer server = TestServer.answering(REFUSED);
        CbrClient client = client(server, TokenCredentials.supplied(() -> null))) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining("The supplier of tokens returned null");
    }
  }

  @Test
  void refusesABlankToken() {
    assertThatThrownBy(() -> TokenCredentials.of(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("token is blank");
  }

  @Test
  void sendsATokenOfAnyVisibleCharacters() {
    try (TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        CbrClient client = client(server, TokenCredentials.of("!token~"))) {
      client.showBackup(Bodies.BACKUP_ID);

      assertThat(server.asked().get(0).headers().getFirst("X-Auth-Token")).isEqualTo("!token~");
    }
  }
}
