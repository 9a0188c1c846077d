package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.answer;
import static io.github.cbrsdk.conformance.ServerBackup.body;
import static io.github.cbrsdk.conformance.ServerBackup.drift;
import static io.github.cbrsdk.conformance.ServerBackup.drifts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HttpRulesTest {
  private static final String BODY = body().toString();

  @Test
  void recordedExchangeConforms() {
    assertThat(drifts(answer(200, BODY))).isEmpty();
  }

  @Test
  void undeclaredStatusIsNoticedWhetherSuccessOrError() {
    assertThat(drifts(answer(203, BODY))).containsExactly("status-undeclared ");
    assertThat(drifts(answer(418, BODY))).containsExactly("status-undeclared ");
    assertThat(drift(answer(203, BODY)).contract().file()).isEqualTo("cbr.yaml");
  }

  @Test
  void missingContentTypeIsNoticed() {
    Drift drift = drift(answer(200, null, BODY.getBytes(UTF_8)));
    assertThat(drift.rule()).isEqualTo(Rule.MEDIA_TYPE_UNDECLARED);
    assertThat(drift.observed()).isEqualTo("no Content-Type");
  }

  @Test
  void htmlIsOneDriftOfTheMediaType() {
    byte[] html = "<html><body>Bad gateway</body></html>".getBytes(UTF_8);
    assertThat(drifts(answer(502, "text/html; charset=utf-8", html)))
        .containsExactly("media-type-undeclared ");
  }

  @Test
  void jsonUnderAnotherMediaTypeIsStillChecked() {
    assertThat(drifts(answer(200, "text/plain", "{\"backup\": 1}".getBytes(UTF_8))))
        .containsExactly("media-type-undeclared ", "type-changed /backup");
  }

  @Test
  void parametersAndCaseOfTheMediaTypeDoNotMatter() {
    assertThat(drifts(answer(200, "Application/JSON; charset=UTF-8", BODY.getBytes(UTF_8))))
        .isEmpty();
  }

  @Test
  void missingBodyIsNoticed() {
    assertThat(drifts(answer(200, null))).containsExactly("body-missing ");
    assertThat(drifts(answer(404, ""))).containsExactly("body-missing ");
  }

  @Test
  void missingHeaderIsNoticed() {
    String token = "{\"token\": {\"expires_at\": \"2024-05-18T00:58:11.204000Z\"}}";
    assertThat(drifts(login(token, "X-Other"))).containsExactly("header-missing ");
    assertThat(drifts(login(token, "x-subject-token"))).isEmpty();
  }

  private static Exchange login(String body, String header) {
    Headers headers =
        Headers.of(
            List.of(
                new Headers.Header("Content-Type", "application/json"),
                new Headers.Header(header, "MIIQanothertokenthatnobodyknows")));
    return new Exchange(
        "test",
        null,
        new Request("POST", "/v3/auth/tokens?nocatalog=true", Headers.none()),
        new Response(201, headers, body.getBytes(UTF_8)));
  }
}
