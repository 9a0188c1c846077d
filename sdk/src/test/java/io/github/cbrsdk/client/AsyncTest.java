package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.error.CancelledException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.http.Time;
import io.github.cbrsdk.model.BackupDetail;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncTest {
  private static CbrClient.Builder client(TestServer server) {
    return CbrClient.builder().endpoint(server.url()).projectId(Bodies.PROJECT_ID).token("a-token");
  }

  @Test
  void failsTheFutureWithWhatTheCallThrows() {
    try (TestServer server = TestServer.answering(new Answer(404, new byte[0]));
        CbrClient client = client(server).build()) {
      assertThatThrownBy(() -> client.showBackupAsync(Bodies.BACKUP_ID).join())
          .hasCauseInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void cancelsTheCallWithTheFuture() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    OkHttpClient http =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void canceled(Call call) {
                    cancelled.countDown();
                  }
                })
            .build();
    try (TestServer server =
            TestServer.answering(
                request -> {
                  asked.countDown();
                  never.await();
                  return Answer.json(200, Bodies.BACKUP);
                });
        CbrClient client = client(server).httpClient(http).build()) {
      CompletableFuture<BackupDetail> future = client.showBackupAsync(Bodies.BACKUP_ID);
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

      future.cancel(true);

      assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(future).isCancelled();
    } finally {
      never.countDown();
      http.dispatcher().executorService().shutdown();
    }
  }

  /** Who may complete a future, and how. */
  enum Completion {
    TIMEOUT {
      @Override
      void complete(CompletableFuture<BackupDetail> future, BackupDetail other) {
        future.orTimeout(1, TimeUnit.NANOSECONDS);
      }
    },
    VALUE_AFTER_A_TIMEOUT {
      @Override
      void complete(CompletableFuture<BackupDetail> future, BackupDetail other) {
        future.completeOnTimeout(other, 1, TimeUnit.NANOSECONDS);
      }
    },
    VALUE {
      @Override
      void complete(CompletableFuture<BackupDetail> future, BackupDetail other) {
        future.complete(other);
      }
    },
    EXCEPTION {
      @Override
      void complete(CompletableFuture<BackupDetail> future, BackupDetail other) {
        future.completeExceptionally(new IllegalStateException());
      }
    },
    VALUE_BY_FORCE {
      @Override
      void complete(CompletableFuture<BackupDetail> future, BackupDetail other) {
        future.obtrudeValue(other);
      }
    },
    EXCEPTION_BY_FORCE {
      @Override
      void complete(CompletableFuture<BackupDetail> future, BackupDetail other) {
        future.obtrudeException(new IllegalStateException());
      }
    };

    abstract void complete(CompletableFuture<BackupDetail> future, BackupDetail other);
  }

  @ParameterizedTest
  @EnumSource(Completion.class)
  void endsTheCallWhoeverCompletesTheFuture(Completion completion) throws Exception {
    OkHttpClient http = new OkHttpClient();
    http.dispatcher().setMaxRequests(1);
    CountDownLatch gone = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                connection -> {
                  connection.read();
                  if (connection.number() == 0) {
                    asked.countDown();
                    connection.stall();
                    gone.countDown();
                  } else {
                    connection.answer(Bodies.BACKUP);
                  }
                });
        CbrClient client =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .token("a-token")
                .httpClient(http)
                .build()) {
      CompletableFuture<BackupDetail> future = client.showBackupAsync(Bodies.BACKUP_ID);
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

      completion.complete(future, BackupDetail.fromJson("{}"));

      assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
      // The only thread is free for the next call.
      assertThat(client.showBackupAsync(Bodies.BACKUP_ID).get(10, TimeUnit.SECONDS).name())
          .isEqualTo("web");
    } finally {
      http.dispatcher().executorService().shutdown();
    }
  }

  @Test
  void leavesACallAloneThatHasSucceeded() {
    AtomicInteger cancelled = new AtomicInteger();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void canceled(Call call) {
                    cancelled.incrementAndGet();
                  }
                })
            .build();
    try (TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        CbrClient client = client(server).httpClient(http).build()) {
      for (int i = 0; i < 20; i++) {
        client.showBackupAsync(Bodies.BACKUP_ID).join();
      }
      assertThat(cancelled).hasValue(0);
    }
  }

  @Test
  void usesNoMoreThreadsThanTheHttpClientAllowsRequests() throws Exception {
    OkHttpClient http = new OkHttpClient();
    http.dispatcher().setMaxRequests(3);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (TestServer server =
            TestServer.answering(
                request -> {
                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  Thread.yield();
                  now.decrementAndGet();
                  return Answer.json(200, Bodies.BACKUP);
                });
        CbrClient client = client(server).httpClient(http).build()) {
      CompletableFuture<?>[] all = new CompletableFuture<?>[150];
      for (int i = 0; i < all.length; i++) {
        all[i] = client.showBackupAsync(Bodies.BACKUP_ID);
      }
      CompletableFuture.allOf(all).get(30, TimeUnit.SECONDS);

      assertThat(most).hasValueLessThanOrEqualTo(3);
    }
  }

  @Test
  void failsTheFutureOfAClosedClient() {
    try (TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP))) {
      CbrClient client = client(server).build();
      client.close();

      assertThatThrownBy(() -> client.showBackupAsync(Bodies.BACKUP_ID).join())
          .hasCauseInstanceOf(IllegalStateException.class)
          .hasMessageContaining("The client is closed");
    }
  }

  @Test
  void doesNotLogInForACallThatIsCancelledBeforeItStarts() throws Exception {
    OkHttpClient http = new OkHttpClient();
    http.dispatcher().setMaxRequests(1);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    AtomicInteger logins = new AtomicInteger();
    try (TestServer server =
            TestServer.answering(
                request -> {
                  asked.countDown();
                  answer.await();
                  return Answer.json(200, Bodies.BACKUP);
                });
        CbrClient client =
            client(server)
                .httpClient(http)
                .credentials(TokenCredentials.supplied(() -> "a-token" + logins.incrementAndGet()))
                .build()) {
      CompletableFuture<BackupDetail> first = client.showBackupAsync(Bodies.BACKUP_ID);
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<BackupDetail> second = client.showBackupAsync(Bodies.BACKUP_ID);
      CompletableFuture<BackupDetail> third = client.showBackupAsync(Bodies.BACKUP_ID);

      second.cancel(true);
      answer.countDown();

      assertThat(first.get(10, TimeUnit.SECONDS).name()).isEqualTo("web");
      assertThat(third.get(10, TimeUnit.SECONDS).name()).isEqualTo("web");
      assertThat(logins).hasValue(2);
    }
  }

  @Test
  void endsACallOnAThreadThatIsInterrupted() {
    try (TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        CbrClient client = client(server).build()) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(CancelledException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /** What a call ends in that is interrupted while the server keeps it waiting. */
  private static Throwable interruptedDuring(RawServer.Behaviour silence) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                connection -> {
                  connection.read();
                  asked.countDown();
                  silence.serve(connection);
                });
        CbrClient client =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .token("a-token")
                .build()) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  client.showBackup(Bodies.BACKUP_ID);
                } catch (RuntimeException e) {
                  thrown.set(e);
                }
              });
      caller.start();
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      caller.interrupt();
      caller.join(10_000);
      return thrown.get();
    }
  }

  @Test
  void endsACallThatIsInterruptedWhileItWaitsForTheAnswer() throws Exception {
    assertThat(interruptedDuring(RawServer.Connection::stall))
        .isInstanceOf(CancelledException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void endsACallThatIsInterruptedWhileItReadsTheBody(int status) throws Exception {
    assertThat(
            interruptedDuring(
                connection -> {
                  connection.write("HTTP/1.1 " + status + " X\r\nContent-Length: 9\r\n\r\n{");
                  connection.stall();
                }))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void cancelsTheLoginWithTheFuture() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    try (RawServer silent =
            new RawServer(
                connection -> {
                  connection.read();
                  asked.countDown();
                  connection.stall();
                  gone.countDown();
                });
        TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        CbrClient client =
            client(server)
                .credentials(
                    PasswordCredentials.builder()
                        .endpoint(silent.url())
                        .user("robin")
                        .password("s3cr3t")
                        .domain("example-domain")
                        .projectId(Bodies.PROJECT_ID)
                        .build())
                .build()) {
      CompletableFuture<BackupDetail> future = client.showBackupAsync(Bodies.BACKUP_ID);
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

      future.cancel(true);

      assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void wakesACallThatWaitsForItsNextAttempt() throws Exception {
    CountDownLatch sleeping = new CountDownLatch(1);
    CountDownLatch woken = new CountDownLatch(1);
    Time time =
        new Time() {
          @Override
          public Instant now() {
            return Instant.EPOCH;
          }

          @Override
          public long nanoTime() {
            return 0;
          }

          @Override
          public void sleep(Duration duration) throws InterruptedException {
            sleeping.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              woken.countDown();
              throw e;
            }
          }
        };
    try (TestServer server = TestServer.answering(new Answer(503, new byte[0]));
        CbrClient client = client(server).time(time).build()) {
      CompletableFuture<BackupDetail> future = client.showBackupAsync(Bodies.BACKUP_ID);
      assertThat(sleeping.await(10, TimeUnit.SECONDS)).isTrue();

      future.cancel(true);

      assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
