package io.github.cbrsdk.conformance.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.ExchangeRule;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.FindingCount;
import io.github.cbrsdk.conformance.engine.PointerOrder;
import io.github.cbrsdk.conformance.engine.ResponseDefinition;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.ModelType;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the body with the SDK and writes it back: nothing may be lost. Determines the effect of
 * each finding on a user of the SDK by calling every accessor.
 */
public final class SdkRoundTrip implements ExchangeRule {
  private final Function<String, Optional<SdkOperation>> operations;

  /**
   * A round trip through the SDK.
   *
   * @param operations the SDK's operations by their ids
   */
  public SdkRoundTrip(Function<String, Optional<SdkOperation>> operations) {
    this.operations = operations;
  }

  @Override
  public void evaluate(ExchangeContext context) {
    ResponseDefinition definition = context.definition();
    SdkOperation operation = operations.apply(definition.operation().id()).orElse(null);
    if (operation == null) {
      context.sdkNotMeasured();
    } else if (definition.isSuccess()
        && definition.withContent() != 0
        && !operation.hasNoContent()) {
      // The SDK creates models only for successful responses with content.
      operation.model().ifPresentOrElse(model -> read(context, model), context::sdkNotMeasured);
    } else if (isUndeclaredSuccess(definition)) {
      context.sdkNotMeasured();
    }
  }

  /** Whether the SDK reads a body as a model of which the contract says nothing. */
  private static boolean isUndeclaredSuccess(ResponseDefinition definition) {
    Integer status = definition.status();
    return definition.undeclared() != 0 && status != null && status / 100 == 2;
  }

  private void read(ExchangeContext context, ModelType<?> type) {
    SdkReading reading = SdkReading.of(type, context.exchange().response());
    for (FindingCount found : context.found()) {
      found.worsen(reading.at(found.node().pointer()));
    }
    Json sent = context.value();
    if (sent != null && context.isFlawless()) {
      reportLoss(context, reading, sent);
    }
  }

  private void reportLoss(ExchangeContext context, SdkReading reading, Json sent) {
    JsonModel model = reading.model();
    long unexplained = 0;
    for (String failure : reading.failures()) {
      unexplained |= declaringEditions(context) & ~explaining(failure, context);
    }
    if (unexplained != 0) {
      report(context, "no value, but an exception", unexplained);
    } else if (model != null && !isEquivalent(sent, model)) {
      report(context, "something else", declaringEditions(context));
    }
  }

  private static boolean isEquivalent(Json sent, JsonModel model) {
    return WrittenTokens.areExactly(sent, model)
        || sent.equals(JsonReader.read(model.toJson().getBytes(UTF_8)).value());
  }

  /**
   * The editions in which a finding explains that the SDK failed there: one at, around or in the
   * place. That it could not read the body at all, only one on the whole body or on its
   * Content-Type explains.
   */
  private static long explaining(String failure, ExchangeContext context) {
    long editions = 0;
    for (FindingCount found : context.found()) {
      String at = found.node().pointer();
      boolean ofResponse = found.node() == context.definition().response();
      boolean explains =
          failure.isEmpty()
              ? (ofResponse ? found.violation().rule() == Rule.MEDIA_TYPE_UNDECLARED : at.isEmpty())
              : !ofResponse
                  && (PointerOrder.isAtOrBelow(at, failure)
                      || (!at.isEmpty() && PointerOrder.isAtOrBelow(failure, at)));
      editions |= explains ? found.violation().editions() : 0;
    }
    return editions;
  }

  private long declaringEditions(ExchangeContext context) {
    return context.editionsWith(i -> context.definition().operation().in(i) != null);
  }

  private static void report(ExchangeContext context, String observed, long editions) {
    ResponseDefinition definition = context.definition();
    context.report(
        definition.response(),
        Violation.of(Rule.SDK_LOSS, "", observed, editions),
        edition ->
            new Expectation(
                "the SDK writes back the same JSON that it read",
                definition.operation().any().location()));
  }
}
