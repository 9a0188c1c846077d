package io.github.cbrsdk.conformance.layer;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonText;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.ModelType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body with the SDK and writes it back: nothing may be lost. Finds out what the drifts
 * that the other layers noticed do to a user of the SDK, by being one.
 */
final class SdkLayer implements CheckLayer {
  private final Editions editions;
  private final SdkModels models;

  SdkLayer(Editions editions, SdkModels models) {
    this.editions = editions;
    this.models = models;
  }

  @Override
  public void look(Inspection inspection) {
    ModelType<?> type = models.of(inspection.answer().operation().any()).orElse(null);
    byte[] body = inspection.exchange().response().body();
    JsonText json = inspection.json();
    if (type == null || body == null || json == null || !isSuccess(inspection.answer())) {
      inspection.found().forEach(found -> measure(found, SdkEffect.NONE));
      return;
    }
    SdkReading reading = null;
    for (DriftCount found : inspection.found()) {
      if (found.sdkEffect() == null) {
        reading = reading == null ? SdkReading.of(type, body) : reading;
        measure(found, reading.at(found.place().pointer()));
      }
    }
    if (json.complete() && json.flaws().isEmpty()) {
      lossOf(inspection, type, body);
    }
  }

  /** Only of successful answers the SDK makes models. */
  private static boolean isSuccess(Answer answer) {
    for (int i = 0; i < answer.size(); i++) {
      var response = answer.in(i);
      if (response != null) {
        return response.status().startsWith("2");
      }
    }
    return false;
  }

  private static void measure(DriftCount found, SdkEffect effect) {
    if (found.sdkEffect() == null) {
      found.sdkEffect(effect);
    }
  }

  private void lossOf(Inspection inspection, ModelType<?> type, byte[] body) {
    JsonModel model = read(type, body);
    Json sent = inspection.value();
    if (model == null || sent == null) {
      return;
    }
    Json written = JsonReader.read(model.toJson().getBytes(StandardCharsets.UTF_8)).value();
    if (!sent.equals(written)) {
      Answer answer = inspection.answer();
      inspection.report(
          answer.response(),
          Observation.of(
              Rule.SDK_LOSS,
              "",
              "something else",
              editions.mask(i -> answer.operation().in(i) != null)),
          edition ->
              new Claim(
                  "what was read, when it is written back", answer.operation().any().location()));
    }
  }

  private static @Nullable JsonModel read(ModelType<?> type, byte[] body) {
    try {
      return type.parse(body);
    } catch (RuntimeException e) {
      return null;
    }
  }
}
