package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.RawServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeaksTest {
  @Test
  void noThreadOutlivesTheClientWhateverBecameOfItsCalls() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (RawServer server =
            new RawServer(
                connection -> {
                  connection.read();
                  if (connection.number() % 2 == 0) {
                    connection.answer(Bodies.BACKUP);
                  }
                });
        CbrClient client =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .token("a-token")
                .build()) {
      List<CompletableFuture<?>> calls = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        calls.add(client.showBackupAsync(Bodies.BACKUP_ID));
      }
      calls.get(0).cancel(true);
      for (CompletableFuture<?> call : calls.subList(1, calls.size())) {
        try {
          call.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          // As it happens: half of the connections end without an answer.
        }
      }
    }

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      // OkHttp's two daemons are the same for all clients, and end by themselves.
      if (!before.contains(thread) && !thread.isDaemon()) {
        thread.join(20_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }
}
