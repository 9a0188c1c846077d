package io.github.cbrsdk.conformance.probe;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.cbrsdk.auth.AccessKeyCredentials;
import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.http.Credentials;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A live check renews its login as the SDK does by itself. */
class LiveLoginTest {
  private static final EffectiveContract CONTRACT = Contract.bundled().edition(Edition.ANY);
  private static final String PROJECT = "5796a670482c590e0d9782bfcdc83011";
  private static final String BACKUP = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a";

  @RegisterExtension
  static WireMockExtension service =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  /** The service refuses the first request, by a clock that is three hours ahead. */
  private static List<Exchange> exchanges(Credentials credentials) throws InterruptedException {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusHours(3));
    service.stubFor(
        any(anyUrl())
            .inScenario("login")
            .whenScenarioStateIs(STARTED)
            .willReturn(unauthorized().withHeader("Date", date))
            .willSetStateTo("renewed"));
    service.stubFor(
        any(anyUrl())
            .inScenario("login")
            .whenScenarioStateIs("renewed")
            .willReturn(jsonResponse("{}", 200)));
    List<Exchange> answered = new ArrayList<>();
    try (LiveExchanges live =
        LiveExchanges.withSdk(
            service.baseUrl(),
            Probes.of(
                ChosenOperations.of(CONTRACT, List.of("showBackup"), List.of()),
                Map.of("project_id", List.of(PROJECT), "backup_id", List.of(BACKUP)),
                false),
            credentials,
            new OkHttpClient(),
            new RateLimiter(1000, System::nanoTime, time -> {}))) {
      live.sendAll(
          (progress, exchange) -> {
            if (exchange.omission() == null) {
              answered.add(exchange);
            }
          });
    }
    service.verify(2, anyRequestedFor(anyUrl()));
    return answered;
  }

  @Test
  void asksOnceMoreWithAnotherToken() throws Exception {
    Queue<String> tokens = new ArrayDeque<>(List.of("first", "second"));

    List<Exchange> answered =
        exchanges(
            TokenCredentials.supplied(
                () -> tokens.size() > 1 ? tokens.remove() : tokens.element()));

    assertThat(answered)
        .singleElement()
        .satisfies(
            exchange ->
                assertThat(exchange.request().headers().first("X-Auth-Token")).isEqualTo("second"));
  }

  @Test
  void signsOnceMoreByTheClockOfTheService() throws Exception {
    List<Exchange> answered =
        exchanges(AccessKeyCredentials.of("AK", "secret", PROJECT).correctingClock());

    assertThat(answered)
        .singleElement()
        .satisfies(
            exchange ->
                assertThat(exchange.request().headers().first("Authorization"))
                    .startsWith("SDK-HMAC-SHA256"));
  }
}
