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
import io.github.cbrsdk.error.ServerException;
import io.github.cbrsdk.error.TimedOutException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
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
        .jitter(() -> 0.5)
        .build();
  }

  private static Answer status(String status) {
    return Answer.json(
        200, "{\"backup\":{\"id\":\"" + Bodies.BACKUP_ID + "\",\"status\":\"" + status + "\"}}");
  }

  /** What arrives of it somewhere else. */
  private static Object copy(Throwable failure) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
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
                assertThat(((BackupFailedException) copy(failure)).backup().status())
                    .hasToString("error"));
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void waitsOnWhenTheStatusIsUnknownAndSaysSo() {
    BackupWaiter waiter =
        waiter(
            status("compacting\\nforged"),
            status("compacting\\nforged"),
            status("protecting"),
            status("compacting\\nforged"),
            status("available"));
    List<String> logged = new ArrayList<>();
    Logger logger = Logger.getLogger("io.github.cbrsdk");
    Filter before = logger.getFilter();
    logger.setFilter(record -> logged.add(record.getMessage()));
    try {
      assertThat(waiter.untilAvailable(Bodies.BACKUP_ID).status()).hasToString("available");
    } finally {
      logger.setFilter(before);
    }
    assertThat(logged)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains(Bodies.BACKUP_ID, "compacting forged"));
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
        .hasMessageContaining("was not available within PT1M, its last status was protecting");
    // The last second is for the last question.
    assertThat(time.slept().stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofSeconds(59));
  }

  @Test
  void waitsOnThroughFailuresThatMayPass() {
    Answer down = new Answer(503, new byte[0]);
    BackupWaiter waiter = waiter(down, down, down, down, down, down, down, status("available"));

    assertThat(waiter.untilAvailable(Bodies.BACKUP_ID).status()).hasToString("available");
  }

  @Test
  void tellsTheFailureThatDidNotPassInTime() {
    BackupWaiter waiter = waiter(new Answer(503, new byte[0]));

    assertThatThrownBy(() -> waiter.untilDeleted(Bodies.BACKUP_ID))
        .isInstanceOf(TimedOutException.class)
        .hasMessageContaining("was not deleted within PT1M, its last status was unknown")
        .hasCauseInstanceOf(ServerException.class);
  }

  @Test
  void saysWhichBackupHasFailedThoughTheAnswerDoesNot() {
    BackupWaiter waiter = waiter(Answer.json(200, "{\"backup\":{\"status\":\"error\"}}"));

    assertThatThrownBy(() -> waiter.untilAvailable(Bodies.BACKUP_ID))
        .isInstanceOf(BackupFailedException.class)
        .hasMessageContaining(Bodies.BACKUP_ID);
  }

  @Test
  void waitsForEverWhereThatIsAsked() {
    Duration forever = ChronoUnit.FOREVER.getDuration();
    waiter(status("protecting"), status("available"));
    BackupWaiter patient =
        BackupWaiter.builder(client)
            .timeout(forever)
            .firstInterval(Duration.ofSeconds(1))
            .longestInterval(forever)
            .build();

    assertThat(patient.untilAvailable(Bodies.BACKUP_ID).status()).hasToString("available");
  }

  @Test
  void failsWhenAskingFails() {
    BackupWaiter waiter = waiter(new Answer(403, new byte[0]));

    assertThatThrownBy(() -> waiter.untilAvailable(Bodies.BACKUP_ID))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void waitsWithoutAThreadByTheSameRules() {
    BackupWaiter waiter =
        waiter(
            status("waiting_protect"),
            new Answer(500, new byte[0]),
            new Answer(500, new byte[0]),
            new Answer(500, new byte[0]),
            status("protecting"),
            status("available"));

    assertThat(waiter.untilAvailableAsync(Bodies.BACKUP_ID).join().id())
        .isEqualTo(Bodies.BACKUP_ID);
    assertThat(seen).containsExactly("waiting_protect", "protecting", "available");
  }

  @Test
  void endsWithoutAThreadAsWithOne() {
    waiter(status("deleting"), GONE).untilDeletedAsync(Bodies.BACKUP_ID).join();
    stop();
    assertFails(waiter(status("error")), BackupFailedException.class);
    stop();
    assertFails(waiter(GONE), NotFoundException.class);
    stop();
    Answer[] pending = Stream.generate(() -> status("protecting")).limit(99).toArray(Answer[]::new);
    assertFails(waiter(pending), TimedOutException.class);
  }

  private static void assertFails(BackupWaiter waiter, Class<? extends Throwable> failure) {
    assertThatThrownBy(() -> waiter.untilAvailableAsync(Bodies.BACKUP_ID).join())
        .hasCauseInstanceOf(failure);
  }

  @Test
  void asksNoMoreWhenItsFutureIsCancelled() {
    CompletableFuture<CompletableFuture<?>> started = new CompletableFuture<>();
    waiter(status("protecting"), status("protecting"), status("protecting"));
    CompletableFuture<?> wait =
        BackupWaiter.builder(client)
            .onProgress(backup -> started.join().cancel(true))
            .build()
            .untilDeletedAsync(Bodies.BACKUP_ID);
    started.complete(wait);

    assertThatThrownBy(wait::join).isInstanceOf(CancellationException.class);
    client.close();
    assertThat(server.asked()).hasSize(1);
  }
}
