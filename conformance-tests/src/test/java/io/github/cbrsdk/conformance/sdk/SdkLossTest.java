package io.github.cbrsdk.conformance.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.Things;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.engine.Editions;
import io.github.cbrsdk.conformance.engine.ExchangeValidator;
import io.github.cbrsdk.conformance.engine.Settings;
import io.github.cbrsdk.conformance.rule.Rules;
import io.github.cbrsdk.json.ModelType;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SdkLossTest {
  private static final Contract THINGS =
      Things.answering(
          """
          '200':
            description: A thing.
            content:
              application/json:
                schema: {type: object}
          """);

  @Test
  void readerThatLosesSomethingIsNoticed() {
    assertThat(
            losses(
                new ModelType<>((json, node) -> ShowBackupResponse.MODEL_TYPE.empty(), List.of())))
        .extracting(drift -> drift.rule() + " " + drift.observed())
        .containsExactly(Rule.SDK_LOSS + " " + "something else");
  }

  @Test
  void readerThatFailsOnAConformingBodyIsNoticed() {
    ModelType<ShowBackupResponse> broken =
        new ModelType<>(
            (json, node) -> {
              throw new IllegalStateException();
            },
            List.of());
    assertThat(losses(broken))
        .extracting(drift -> drift.rule() + " " + drift.observed())
        .containsExactly(Rule.SDK_LOSS + " " + "no value, but an exception");
  }

  @Test
  void readerThatReadsAllIsFine() {
    assertThat(losses(ShowBackupResponse.MODEL_TYPE)).isEmpty();
  }

  /** What is said of a body that conforms, when this reads it. */
  private static List<Drift> losses(ModelType<?> reader) {
    Editions editions = Editions.of(List.of(THINGS.edition(Edition.ANY)));
    Exchange exchange =
        new Exchange(
            "test",
            null,
            new Request("GET", "/things", Headers.none()),
            new Response(
                200,
                Headers.of("Content-Type", "application/json"),
                "{\"backup\": {\"name\": \"x\"}}".getBytes(UTF_8)));
    SdkOperation operation =
        new SdkOperation(SdkOperation.of("showBackup").orElseThrow().method(), Optional.of(reader));
    return new ExchangeValidator(
            editions,
            Settings.DEFAULT,
            Rules.ruleSet(Settings.DEFAULT.layers()),
            new SdkRoundTrip(id -> Optional.of(operation)))
        .check(exchange)
        .drifts(Edition.ANY);
  }
}
