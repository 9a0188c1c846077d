package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.json.DiscrepanciesException;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiResponseTest {
  private static ApiResponse<ShowBackupResponse> response(String body) {
    try (TestServer server =
            TestServer.answering(
                Answer.json(200, body, "X-Request-Id", "an-id", "X-Two", "1", "X-Two", "2"));
        CbrClient client =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .token("a-token")
                .build()) {
      return client.showBackupWithResponse(Bodies.BACKUP_ID);
    }
  }

  @Test
  void givesStatusHeadersAndTheBodyAsItCame() {
    ApiResponse<ShowBackupResponse> response = response(Bodies.BACKUP);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.attempts()).isEqualTo(1);
    assertThat(response.requestId()).isEqualTo("an-id");
    assertThat(response.text()).isEqualTo(Bodies.BACKUP);
    assertThat(response.header("X-TWO")).isEqualTo("2");
    assertThat(response.header("x-three")).isNull();
    assertThat(response.headers()).containsEntry("x-two", List.of("1", "2"));
    assertThatThrownBy(() -> response.headers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void insistsOnTheContractOnlyWhenAsked() {
    response(Bodies.BACKUP).validate();
    ApiResponse<ShowBackupResponse> drifted = response("{\"backup\":{},\"colour\":\"blue\"}");

    assertThat(drifted.discrepancies()).isNotEmpty().isSameAs(drifted.discrepancies());
    assertThatThrownBy(drifted::validate)
        .isInstanceOf(DiscrepanciesException.class)
        .hasMessageContaining("/colour")
        .satisfies(
            thrown ->
                assertThat(((DiscrepanciesException) thrown).discrepancies())
                    .isEqualTo(drifted.discrepancies()));
  }

  @Test
  void showsNeitherHeadersNorBodyInItsText() {
    assertThat(response(Bodies.BACKUP)).hasToString("ApiResponse{status=200, attempts=1}");
  }
}
