package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.EchoServer;
import io.github.cbrsdk.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ManyThreadsTest {
  private static final int THREADS = 64;
  private static final int CALLS = Extent.of(200, 10_000);

  @Test
  void getEachItsOwnAnswer() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (EchoServer server = new EchoServer();
        CbrClient client =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .token("a-token")
                .build()) {
      List<Future<Integer>> wrong = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        String prefix = thread + "-";
        wrong.add(
            threads.submit(
                () -> {
                  int mixedUp = 0;
                  for (int i = 0; i < CALLS; i++) {
                    if (!client.showBackup(prefix + i).id().equals(prefix + i)) {
                      mixedUp++;
                    }
                  }
                  return mixedUp;
                }));
      }
      for (Future<Integer> mixedUp : wrong) {
        assertThat(mixedUp.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
