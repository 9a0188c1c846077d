package io.github.cbrsdk.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.json.DiscrepanciesException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private final TestServer server =
      TestServer.answering(
          asked ->
              asked.method().equals("POST")
                  ? Answer.json(
                      201,
                      "{\"token\":{\"expires_at\":\"2030-01-01T00:00:00Z\"}}",
                      "X-Subject-Token",
                      "t")
                  : Answer.json(
                      200, Bodies.BACKUP.replaceFirst("\"web\"", "\"web\", \"colour\": 1")));
  private final Samples samples = new Samples(server.url(), Bodies.PROJECT_ID, Bodies.BACKUP_ID);
  private final CbrClient.Builder builder =
      CbrClient.builder().endpoint(server.url()).projectId(Bodies.PROJECT_ID).token("a-token");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void doWhatTheReadmeSays() {
    OkHttpClient http = new OkHttpClient();
    try (CbrClient client = builder.build();
        CbrClient sensor = samples.sensor(builder)) {
      assertThat(samples.firstCall("a-token"))
          .isEqualTo("web is available, made at 2019-05-10T07:59:12.084695Z");
      for (var credentials :
          new io.github.cbrsdk.http.Credentials[] {
            samples.token("t"),
            samples.supplied(() -> "t"),
            samples.password(server.url(), "pw"),
            samples.accessKey("AK", "SK"),
            samples.temporaryKey("AK", "SK", "ST")
          }) {
        assertThat(samples.client(credentials, http).showBackup(Bodies.BACKUP_ID).name())
            .isEqualTo("web");
      }
      assertThat(samples.errors(client)).isEqualTo("web");
      assertThat(samples.retries(client).name()).isEqualTo("web");
      assertThat(samples.noRetries(client).name()).isEqualTo("web");
      assertThat(samples.async(client).join()).isEqualTo("web");
      assertThat(samples.response(client)).startsWith("200 null {");
      assertThat(samples.members(client.showBackup(Bodies.BACKUP_ID))).isEqualTo("ready true 1");
      assertThatThrownBy(() -> samples.discrepancies(client))
          .isInstanceOf(DiscrepanciesException.class);
      assertThat(sensor.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
      assertThat(samples.waiter(client).name()).isEqualTo("web");
      assertThat(samples.testing())
          .hasToString(
              "{\"id\":\"3a9e4f70-61c5-4b8d-a7e2-05d3c8b1f942\",\"status\":\"protecting\","
                  + "\"description\":null}");
      assertThat(samples.generated(client).backup().name()).isEqualTo("web");
    } finally {
      http.dispatcher().executorService().shutdown();
    }
  }

  @Test
  void standInTheReadmeWordForWord() throws Exception {
    Matcher blocks =
        Pattern.compile("<!-- sample: ([a-z-]+) -->\\n```java\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../README.md")));
    Map<String, String> inTheReadme = new LinkedHashMap<>();
    while (blocks.find()) {
      inTheReadme.put(blocks.group(1), blocks.group(2));
    }

    assertThat(inTheReadme).isNotEmpty().isEqualTo(snippets());
  }

  private static Map<String, String> snippets() throws Exception {
    String source =
        Files.readString(Path.of("src/test/java/io/github/cbrsdk/samples/Samples.java"));
    Matcher markers =
        Pattern.compile("    // snippet: ([a-z-]+)\\n(.*?)    // end\\n", Pattern.DOTALL)
            .matcher(source);
    Map<String, String> snippets = new LinkedHashMap<>();
    while (markers.find()) {
      snippets.put(markers.group(1), markers.group(2).replaceAll("(?m)^    ", ""));
    }
    return snippets;
  }
}
