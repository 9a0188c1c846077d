package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.json.Discrepancy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnDiscrepancyTest {
  private static CbrClient.Builder client(TestServer server) {
    return CbrClient.builder().endpoint(server.url()).projectId(Bodies.PROJECT_ID).token("a-token");
  }

  @Test
  void tellsTheListenerOfAResponseThatDriftedAndOfNoOther() {
    String drifted = Bodies.BACKUP.replaceFirst("\"available\"", "\"paused\"");
    List<ApiResponse<?>> told = new ArrayList<>();
    try (TestServer server =
            TestServer.answering(
                Answer.json(200, Bodies.BACKUP), Answer.json(200, drifted, "X-Request-Id", "r2"));
        CbrClient client = client(server).onDiscrepancy(told::add).build()) {
      client.showBackup(Bodies.BACKUP_ID);
      assertThat(told).isEmpty();

      client.showBackup(Bodies.BACKUP_ID);

      assertThat(told)
          .singleElement()
          .satisfies(
              response -> {
                assertThat(response.requestId()).isEqualTo("r2");
                assertThat(response.discrepancies())
                    .extracting(Discrepancy::pointer)
                    .containsExactly("/backup/children/0/status");
              });
    }
  }

  @Test
  void survivesAListenerThatFails() {
    try (TestServer server =
            TestServer.answering(Answer.json(200, "{\"backup\":{\"name\":\"n\"}}"));
        CbrClient client =
            client(server)
                .onDiscrepancy(
                    response -> {
                      throw new IllegalStateException("the listener's own");
                    })
                .build()) {
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("n");
    }
  }
}
