package io.github.cbrsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.FakeTime;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.ServerException;
import io.github.cbrsdk.json.Discrepancy;
import io.github.cbrsdk.json.NoContent;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.ShowBackupResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** Operations of the form that the templates give them work without a line of Java of their own. */
class OtherOperationsTest {
  interface Operations {
    @GET("v3/{project_id}/backups")
    ApiCall<ShowBackupResponse> list(
        @Path("project_id") String projectId,
        @Query("limit") @Nullable Integer limit,
        @Query("offset") @Nullable Integer offset);

    @POST("v3/{project_id}/backups")
    ApiCall<ShowBackupResponse> create(
        @Path("project_id") String projectId, @Body BackupDetail backup);

    @DELETE("v3/{project_id}/backups/{backup_id}")
    ApiCall<NoContent> delete(
        @Path("project_id") String projectId, @Path("backup_id") String backupId);
  }

  private static CbrClient client(TestServer server) {
    return CbrClient.builder()
        .endpoint(server.url())
        .projectId(Bodies.PROJECT_ID)
        .credentials(TokenCredentials.of("a-token"))
        .time(new FakeTime())
        .build();
  }

  @Test
  void sendQueriesAndGetRetriesAndDiscrepancies() {
    try (TestServer server =
            TestServer.answering(
                new Answer(503, new byte[0]), Answer.json(200, "{\"backup\":{\"id\":7}}"));
        CbrClient client = client(server)) {
      ApiResponse<ShowBackupResponse> response =
          client.api(Operations.class).list(Bodies.PROJECT_ID, 10, null).executeWithResponse();

      assertThat(server.asked().get(1).uri()).hasQuery("limit=10");
      assertThat(response.attempts()).isEqualTo(2);
      assertThat(response.discrepancies())
          .extracting(Discrepancy::pointer)
          .contains("/backup/id", "/backup/name");
    }
  }

  @Test
  void sendABodyOnceOnly() {
    try (TestServer server = TestServer.answering(new Answer(503, new byte[0]));
        CbrClient client = client(server)) {
      ApiCall<ShowBackupResponse> create =
          client
              .api(Operations.class)
              .create(Bodies.PROJECT_ID, BackupDetail.fromJson("{\"name\":\"n\"}"));

      assertThatThrownBy(create::execute).isInstanceOf(ServerException.class);
      assertThat(server.asked()).hasSize(1);
      assertThat(server.asked().get(0).body()).isEqualTo("{\"name\":\"n\"}");
    }
  }

  @Test
  void mayAnswerNothing() {
    try (TestServer server = TestServer.answering(new Answer(204, new byte[0]));
        CbrClient client = client(server)) {
      NoContent nothing =
          client.api(Operations.class).delete(Bodies.PROJECT_ID, Bodies.BACKUP_ID).execute();

      assertThat(nothing).isEqualTo(NoContent.MODEL_TYPE.empty());
      assertThat(server.asked().get(0).method()).isEqualTo("DELETE");
    }
  }
}
