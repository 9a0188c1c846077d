package io.github.cbrsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.FakeTime;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.api.BackupsApi;
import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.error.UnreadableResponseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiClientTest {
  @Test
  void isBuiltInOneSentenceOfWhichEachWordCounts() {
    List<ApiResponse<?>> discrepant = new ArrayList<>();
    List<String> sent = new ArrayList<>();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  sent.add(chain.request().url().encodedPath());
                  return chain.proceed(chain.request());
                })
            .build();
    FakeTime time = new FakeTime();
    try (TestServer server =
            TestServer.answering(new Answer(503, new byte[0]), Answer.json(200, "{\"new\":1}"));
        ApiClient client =
            ApiClient.builder()
                .endpoint(server.url())
                .credentials(TokenCredentials.of("a-token"))
                .httpClient(http)
                .options(
                    CallOptions.standard()
                        .withRetry(
                            RetryPolicy.builder()
                                .jitter(() -> 1)
                                .baseDelay(Duration.ofSeconds(7))
                                .build()))
                .onDiscrepancy(discrepant::add)
                .time(time)
                .build()) {
      client.api(BackupsApi.class).showBackup("p", "b").execute();

      assertThat(sent).hasSize(2);
      assertThat(time.slept()).containsExactly(Duration.ofSeconds(7));
      assertThat(discrepant).hasSize(1);
      assertThat(server.asked().get(0).headers().getFirst("X-Auth-Token")).isEqualTo("a-token");
    }
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  @ParameterizedTest
  @CsvSource({"1, false", "12, false", "13, true", "14, true", "9223372036854775807, true"})
  void readsABodyAsLargeAsTheLimitAndNoLarger(long limit, boolean read) {
    try (TestServer server = TestServer.answering(Answer.json(200, "{\"backup\":{}}"));
        ApiClient client = ApiClient.builder().endpoint(server.url()).maxBodyBytes(limit).build()) {
      ApiCall<?> call = client.api(BackupsApi.class).showBackup(Bodies.PROJECT_ID, "b");

      if (read) {
        assertThat(call.execute()).hasToString("{\"backup\":{}}");
      } else {
        assertThatThrownBy(call::execute)
            .isInstanceOf(UnreadableResponseException.class)
            .hasMessageContaining("larger than " + limit + " bytes");
      }
    }
  }

  @Test
  void takesNoLimitThatNoBodyCanKeep() {
    assertThatThrownBy(() -> ApiClient.builder().maxBodyBytes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxBodyBytes is less than 1: 0");
  }
}
