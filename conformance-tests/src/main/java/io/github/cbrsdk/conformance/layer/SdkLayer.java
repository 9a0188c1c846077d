package io.github.cbrsdk.conformance.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonMatch;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonText;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.ModelType;

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
    // Only of successful answers the SDK makes models.
    if (type == null || body == null || json == null || !inspection.answer().isSuccess()) {
      return;
    }
    SdkReading reading = SdkReading.of(type, body);
    for (DriftCount found : inspection.found()) {
      found.worsen(reading.at(found.place().pointer()));
    }
    Json sent = inspection.value();
    if (sent != null && json.flaws().isEmpty()) {
      loss(inspection, reading, sent);
    }
  }

  private void loss(Inspection inspection, SdkReading reading, Json sent) {
    JsonModel model = reading.model();
    if (reading.failures().stream().anyMatch(each -> !isExplained(each, inspection))) {
      report(inspection, "no value, but an exception");
    } else if (model != null && !says(sent, model.toJson())) {
      report(inspection, "something else");
    }
  }

  private static boolean says(Json sent, String written) {
    return JsonMatch.isPlainly(sent, written)
        || sent.equals(JsonReader.read(written.getBytes(UTF_8)).value());
  }

  /**
   * Whether something was noticed there, around it or in it. What is wrong with the body as a whole
   * explains that it could not be read, and nothing else.
   */
  private static boolean isExplained(String pointer, Inspection inspection) {
    return inspection.found().stream()
        .filter(found -> found.place() != inspection.answer().response())
        .map(found -> found.place().pointer())
        .anyMatch(
            at ->
                Pointers.isAtOrBelow(at, pointer)
                    || (!at.isEmpty() && Pointers.isAtOrBelow(pointer, at)));
  }

  private void report(Inspection inspection, String observed) {
    Answer answer = inspection.answer();
    inspection.report(
        answer.response(),
        Observation.of(
            Rule.SDK_LOSS, "", observed, editions.mask(i -> answer.operation().in(i) != null)),
        edition ->
            new Claim(
                "what was sent, when it is read and written back",
                answer.operation().any().location()));
  }
}
