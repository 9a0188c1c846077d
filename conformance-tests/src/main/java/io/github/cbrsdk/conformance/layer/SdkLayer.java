package io.github.cbrsdk.conformance.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonMatch;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.sdk.SdkOperation;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.ModelType;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the body with the SDK and writes it back: nothing may be lost. Finds out what the drifts
 * that the other layers noticed do to a user of the SDK, by being one.
 */
final class SdkLayer implements CheckLayer {
  /** Where the SDK is not part of the check. */
  static final CheckLayer NOT_MEASURED =
      inspection -> inspection.found().forEach(each -> each.worsen(SdkEffect.NOT_MEASURED));

  private final Editions editions;
  private final Function<String, Optional<SdkOperation>> operations;

  SdkLayer(Editions editions, Function<String, Optional<SdkOperation>> operations) {
    this.editions = editions;
    this.operations = operations;
  }

  @Override
  public void look(Inspection inspection) {
    Answer answer = inspection.answer();
    SdkOperation operation = operations.apply(answer.operation().id()).orElse(null);
    if (operation == null) {
      NOT_MEASURED.look(inspection);
    } else if (answer.isSuccess() && answer.withContent() != 0 && !operation.hasNoContent()) {
      // Of other responses the SDK makes no models.
      operation
          .model()
          .ifPresentOrElse(model -> read(inspection, model), () -> NOT_MEASURED.look(inspection));
    }
  }

  private void read(Inspection inspection, ModelType<?> type) {
    SdkReading reading = SdkReading.of(type, inspection.exchange().response());
    for (DriftCount found : inspection.found()) {
      found.worsen(reading.at(found.place().pointer()));
    }
    Json sent = inspection.value();
    if (sent != null && inspection.isFlawless()) {
      loss(inspection, reading, sent);
    }
  }

  private void loss(Inspection inspection, SdkReading reading, Json sent) {
    JsonModel model = reading.model();
    long unexplained = 0;
    for (String failure : reading.failures()) {
      unexplained |= declaring(inspection) & ~explaining(failure, inspection);
    }
    if (unexplained != 0) {
      report(inspection, "no value, but an exception", unexplained);
    } else if (model != null && !says(sent, model.toJson())) {
      report(inspection, "something else", declaring(inspection));
    }
  }

  private static boolean says(Json sent, String written) {
    return JsonMatch.isPlainly(sent, written)
        || sent.equals(JsonReader.read(written.getBytes(UTF_8)).value());
  }

  /**
   * The editions in which a finding explains that the SDK failed there: one at, around or in the
   * place. That it could not read the body at all, only one on the whole body or on its
   * Content-Type explains.
   */
  private static long explaining(String failure, Inspection inspection) {
    long editions = 0;
    for (DriftCount found : inspection.found()) {
      String at = found.place().pointer();
      boolean ofResponse = found.place() == inspection.answer().response();
      boolean explains =
          failure.isEmpty()
              ? (ofResponse
                  ? found.observation().rule() == Rule.MEDIA_TYPE_UNDECLARED
                  : at.isEmpty())
              : !ofResponse
                  && (Pointers.isAtOrBelow(at, failure)
                      || (!at.isEmpty() && Pointers.isAtOrBelow(failure, at)));
      editions |= explains ? found.observation().editions() : 0;
    }
    return editions;
  }

  private long declaring(Inspection inspection) {
    return editions.mask(i -> inspection.answer().operation().in(i) != null);
  }

  private static void report(Inspection inspection, String observed, long editions) {
    Answer answer = inspection.answer();
    inspection.report(
        answer.response(),
        Observation.of(Rule.SDK_LOSS, "", observed, editions),
        edition ->
            new Claim(
                "what was sent, when it is read and written back",
                answer.operation().any().location()));
  }
}
