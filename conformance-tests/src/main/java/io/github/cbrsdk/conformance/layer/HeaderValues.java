package io.github.cbrsdk.conformance.layer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.List;

/** Compares the values of the response's headers with what the contract says of them. */
final class HeaderValues {
  private final Inspection inspection;
  private final String name;
  private final Place place;

  private HeaderValues(Inspection inspection, Answer.DeclaredHeader declared) {
    this.inspection = inspection;
    this.name = declared.name();
    this.place = declared.place();
  }

  static void look(Inspection inspection) {
    for (Header header : inspection.exchange().response().headers().all()) {
      Answer.DeclaredHeader declared = inspection.answer().declaredHeader(header);
      if (declared != null) {
        // Blanks around a value are not part of it.
        new HeaderValues(inspection, declared).look(header.value().strip());
      }
    }
  }

  /** A header is a text; to an edition that declares none there, it is what the text writes. */
  private void look(String text) {
    long notTexts = place.forbidden(JsonType.STRING);
    look(new JsonString(text), place.declared() & ~notTexts);
    if (notTexts != 0) {
      Json written = JsonReader.read(text.getBytes(UTF_8)).value();
      boolean scalar = written instanceof JsonNumber || written instanceof JsonBoolean;
      look(written != null && scalar ? written : new JsonString(text), notTexts);
    }
  }

  private void look(Json value, long editions) {
    JsonType type = value.type();
    long mistyped = place.forbidden(type) & editions;
    mistyped(type, mistyped);
    for (Limit limit : place.limits(type)) {
      if (!limit.accepts(value)) {
        report(limit, value, limit.editions() & editions & ~mistyped);
      }
    }
  }

  private void report(Limit limit, Json value, long editions) {
    String observed = ObservedValue.of(limit.rule(), value, List.of(limit));
    inspection.report(
        inspection.answer().response(),
        observation(limit.rule(), observed, editions),
        edition ->
            new Claim(
                "the header " + name + " as " + limit.constraint().expectation(),
                requireNonNull(schema(edition).constraints().get(limit.constraint()))));
  }

  private void mistyped(JsonType type, long editions) {
    inspection.report(
        inspection.answer().response(),
        observation(Rule.TYPE_CHANGED, type.id(), editions),
        edition ->
            new Claim(
                "the header " + name + " as " + SchemaLayer.typeNames(schema(edition).types()),
                schema(edition).location("type")));
  }

  private Observation observation(Rule rule, String observed, long editions) {
    return Observation.of(
        rule, name + " " + observed, "the header " + name + " is " + observed, editions);
  }

  private Schema schema(int edition) {
    return requireNonNull(place.schema(edition));
  }
}
