package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.FakeTime;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.error.ForbiddenException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.RejectedException;
import io.github.cbrsdk.error.TimedOutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackupWaiterTest {
  private static final Answer GONE = new Answer(404, new byte[0]);

  private final FakeTime time = new FakeTime();
  private final List<String> seen = new ArrayList<>();
  private TestServer server;
  private CbrClient client;

  private BackupWaiter waiter(Answer... answers) {
    server = TestServer.answering(answers);
    client =
        CbrClient.builder()
            .endpoint(server.url())
            .projectId(Bodies.PROJECT_ID)
            .token("a-token")
            .time(time)
            .build();
    return BackupWaiter.builder(client)
        .firstInterval(Duration.ofSeconds(2))
        .longestInterval(Duration.ofSeconds(5))
        .timeout(Duration.ofSeconds(60))
        .onProgress(backup -> seen.add(backup.status().toString()))
        .time(time)
        .jitter(() -> 0.5)
        .build();
  }

  private static Answer status(String status) {
    return Answer.json(
        200, "{\"backup\":{\"id\":\"" + Bodies.BACKUP_ID + "\",\"status\":\"" + status + "\"}}");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void waitsUntilABackupIsAvailableAtGrowingIntervals() {
    BackupWaiter waiter =
        waiter(
            Stream.of("waiting_protect", "protecting", "protecting", "protecting", "available")
                .map(BackupWaiterTest::status)
                .toArray(Answer[]::new));

    assertThat(waiter.untilAvailable(Bodies.BACKUP_ID).id()).isEqualTo(Bodies.BACKUP_ID);
    assertThat(seen)
        .containsExactly("waiting_protect", "protecting", "protecting", "protecting", "available");
    assertThat(time.slept().stream().map(pause -> Math.round(pause.toMillis() / 100.0) * 100))
        .containsExactly(2000L, 3000L, 4500L, 5000L);
  }

  @Test
  void failsAtOnceWhenTheBackupHasFailed() {
    BackupWaiter waiter = waiter(status("protecting"), status("error"));

    assertThatThrownBy(() -> waiter.untilAvailable(Bodies.BACKUP_ID))
        .isInstanceOf(BackupFailedException.class)
        .hasMessageContaining(Bodies.BACKUP_ID)
        .satisfies(
            failure ->
                assertThat(((BackupFailedException) failure).backup().status())
                    .hasToString("error"));
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void waitsOnWhenTheStatusIsUnknownAndSaysSo() {
    BackupWaiter waiter = waiter(status("compacting"), status("available"));
    List<String> logged = new ArrayList<>();
    Logger logger = Logger.getLogger("io.github.cbrsdk");
    Filter before = logger.getFilter();
    logger.setFilter(record -> logged.add(record.getMessage()));
    try {
      assertThat(waiter.untilAvailable(Bodies.BACKUP_ID).status()).hasToString("available");
    } finally {
      logger.setFilter(before);
    }
    assertThat(seen).containsExactly("compacting", "available");
    assertThat(logged).singleElement().asString().contains(Bodies.BACKUP_ID, "compacting");
  }

  @Test
  void failsWhenTheBackupThatIsToBecomeAvailableIsGone() {
    BackupWaiter waiter = waiter(status("protecting"), GONE);

    assertThatThrownBy(() -> waiter.untilAvailable(Bodies.BACKUP_ID))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void endsWhenTheBackupThatIsToBeDeletedIsGone() {
    waiter(status("deleting"), status("deleting"), GONE).untilDeleted(Bodies.BACKUP_ID);

    assertThat(seen).containsExactly("deleting", "deleting");
  }

  @Test
  void failsWhenTheGatewayDoesNotKnowThePathOfTheBackupThatIsToBeDeleted() {
    BackupWaiter waiter =
        waiter(
            Answer.json(
                404,
                "{\"error_msg\":\"not published\",\"error_code\":\"APIGW.0101\",\"request_id\":\"r\"}"));

    assertThatThrownBy(() -> waiter.untilDeleted(Bodies.BACKUP_ID))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("APIGW.0101");
  }

  @Test
  void failsWhenADeletionFails() {
    BackupWaiter waiter = waiter(status("deleting"), status("error"));

    assertThatThrownBy(() -> waiter.untilDeleted(Bodies.BACKUP_ID))
        .isInstanceOf(BackupFailedException.class);
  }

  @Test
  void givesUpAfterItsTime() {
    BackupWaiter waiter = waiter(status("protecting"));

    assertThatThrownBy(() -> waiter.untilAvailable(Bodies.BACKUP_ID))
        .isInstanceOf(TimedOutException.class)
        .hasMessageContaining("PT1M");
    assertThat(time.slept().stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThanOrEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void failsWhenAskingFails() {
    BackupWaiter waiter = waiter(new Answer(403, new byte[0]));

    assertThatThrownBy(() -> waiter.untilAvailable(Bodies.BACKUP_ID))
        .isInstanceOf(ForbiddenException.class);
  }
}
