package io.github.cbrsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.GET;
import retrofit2.http.Headers;

class UserAgentTest {
  interface Own {
    @GET("v3/x")
    @Headers({"Accept: application/problem+json", "User-Agent: own"})
    ApiCall<ShowBackupResponse> own();
  }

  private static CbrClient.Builder builder(TestServer server) {
    return CbrClient.builder().endpoint(server.url()).projectId(Bodies.PROJECT_ID).token("a-token");
  }

  private static String header(TestServer server, String name) {
    return server.asked().get(server.asked().size() - 1).headers().getFirst(name);
  }

  @Test
  void tellsThisLibraryAndItsVersionAndJava() throws Exception {
    Matcher version =
        Pattern.compile("<version>([^<]+)</version>")
            .matcher(Files.readString(Path.of("../pom.xml")));
    assertThat(version.find()).isTrue();
    String ours =
        "cbr-sdk/"
            + version.group(1).replace("-SNAPSHOT", "")
            + " Java/"
            + Runtime.version().feature();
    try (TestServer server = TestServer.answering(Answer.json(200, Bodies.BACKUP));
        CbrClient client = builder(server).build();
        CbrClient ofUser = builder(server).userAgent("my-app/1.2").build()) {
      client.showBackup(Bodies.BACKUP_ID);
      assertThat(header(server, "User-Agent")).isEqualTo(ours);
      assertThat(header(server, "Accept")).isEqualTo("application/json");

      ofUser.showBackup(Bodies.BACKUP_ID);
      assertThat(header(server, "User-Agent")).isEqualTo(ours + " my-app/1.2");

      ofUser.api(Own.class).own().execute();
      assertThat(header(server, "User-Agent")).isEqualTo("own");
      assertThat(header(server, "Accept")).isEqualTo("application/problem+json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\r\nX-Evil: 1", "caf\u00e9"})
  void takesNothingThatNoHeaderMayHave(String product) {
    assertThatThrownBy(() -> CbrClient.builder().userAgent(product))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
