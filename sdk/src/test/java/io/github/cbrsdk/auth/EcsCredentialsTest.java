package io.github.cbrsdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.FakeTime;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.error.UnreadableResponseException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcsCredentialsTest {
  private final FakeTime time = new FakeTime();
  private final AtomicInteger keys = new AtomicInteger();
  private volatile Answer other;

  /** The metadata service and the backup service in one. */
  private final TestServer server =
      TestServer.answering(
          asked -> {
            if (!asked.uri().getPath().equals("/openstack/latest/securitykey")) {
              return Answer.json(200, Bodies.BACKUP);
            }
            return other != null
                ? other
                : Answer.json(
                    200,
                    "{\"credential\":{\"access\":\"AK%d\",\"secret\":\"SK\",\"securitytoken\":\"ST\",\"expires_at\":\"%s\"}}"
                        .formatted(keys.incrementAndGet(), time.now().plus(Duration.ofHours(24))));
          });

  private final CbrClient client =
      CbrClient.builder()
          .endpoint(server.url())
          .credentials(EcsCredentials.at(server.url(), Bodies.PROJECT_ID, time))
          .time(time)
          .build();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void signWithTheKeyOfTheServerUntilItIsAboutToExpire() {
    client.showBackup(Bodies.BACKUP_ID);
    time.pass(Duration.ofHours(23));
    client.showBackup(Bodies.BACKUP_ID);
    time.pass(Duration.ofMinutes(56));
    client.showBackup(Bodies.BACKUP_ID);

    assertThat(server.asked())
        .extracting(asked -> asked.headers().getFirst("Authorization"))
        .filteredOn(signature -> signature != null)
        .extracting(signature -> signature.replaceAll("SDK-HMAC-SHA256 Access=(AK.), .*", "$1"))
        .containsExactly("AK1", "AK1", "AK2");
    assertThat(server.asked().get(1).headers().getFirst("X-Security-Token")).isEqualTo("ST");
  }

  @Test
  void sayWhatToDoWhereThereIsNoKey() {
    other = new Answer(404, new byte[0]);

    assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
        .isInstanceOf(UnauthenticatedException.class)
        .hasMessageStartingWith("There are no credentials: ")
        .hasMessageContaining("give the server an agency, or set CBR_TOKEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"credential\":null}",
        "{\"credential\":{\"access\":\"AK\",\"secret\":\"SK\",\"securitytoken\":\"ST\"}}",
        "{\"credential\":{\"access\":\"AK\",\"secret\":\"S\\nK\",\"securitytoken\":\"ST\","
            + "\"expires_at\":\"2030-01-01T00:00:00Z\"}}"
      })
  void takeNoKeyThatIsNotWhole(String body) {
    other = Answer.json(200, body);

    assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("an incomplete key");
  }
}
