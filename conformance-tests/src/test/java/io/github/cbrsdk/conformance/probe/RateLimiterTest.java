package io.github.cbrsdk.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final List<Duration> slept = new ArrayList<>();
  private long now = Long.MAX_VALUE - 5;

  private final RateLimiter pace =
      new RateLimiter(
          4,
          () -> now,
          time -> {
            slept.add(time);
            now += time.toNanos();
          });

  /** Answers at once, without a network. */
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .addInterceptor(pace)
          .addInterceptor(
              chain ->
                  new Response.Builder()
                      .request(chain.request())
                      .protocol(Protocol.HTTP_1_1)
                      .code(204)
                      .message("")
                      .build())
          .build();

  private void send() throws Exception {
    http.newCall(new Request.Builder().url("http://localhost/").build()).execute().close();
  }

  @Test
  void everyRequestWaitsForItsTurnWhoeverSendsIt() throws Exception {
    send();
    now += Duration.ofMillis(100).toNanos();
    send();
    send();

    assertThat(slept).containsExactly(Duration.ofMillis(150), Duration.ofMillis(250));
  }

  @Test
  void nobodyWaitsWhoIsLate() throws Exception {
    pace.await();
    send();
    now += Duration.ofMillis(250).toNanos();
    send();

    assertThat(slept).isEmpty();
  }

  @Test
  void whoHasWaitedMaySend() throws Exception {
    send();
    pace.await();
    send();

    assertThat(slept).containsExactly(Duration.ofMillis(250));
  }
}
