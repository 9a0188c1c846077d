package io.github.cbrsdk.conformance.layer;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.ContractLocation;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonFlaw;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonText;
import java.util.List;

/** Looks at the body as JSON text. */
final class LexicalLayer implements CheckLayer {
  @Override
  public void look(Inspection inspection) {
    JsonText json = inspection.json();
    if (json == null) {
      return;
    }
    for (JsonFlaw flaw : json.flaws()) {
      if (flaw.kind() == JsonFlaw.Kind.MALFORMED) {
        malformed(inspection, flaw);
      } else {
        duplicate(inspection, flaw);
      }
    }
  }

  private static void malformed(Inspection inspection, JsonFlaw flaw) {
    Answer answer = inspection.answer();
    inspection.report(
        answer.response(),
        Observation.of(Rule.JSON_MALFORMED, flaw.what(), flaw.what(), answer.withContent()),
        edition -> new Claim("one JSON value in UTF-8", bodyLocation(answer, edition)));
  }

  private static void duplicate(Inspection inspection, JsonFlaw flaw) {
    Answer answer = inspection.answer();
    Place body = answer.body();
    Json value = inspection.value();
    if (body == null || value == null) {
      return;
    }
    Place member = find(inspection, body, value, flaw.path());
    inspection.report(
        member,
        Observation.of(Rule.JSON_DUPLICATE_MEMBER, "", flaw.what(), answer.withContent()),
        edition -> {
          Schema schema = member.schema(edition);
          return new Claim(
              "each member once",
              schema == null ? bodyLocation(answer, edition) : schema.location());
        });
  }

  private static Place find(Inspection inspection, Place root, Json body, List<String> path) {
    Place place = root;
    Json value = body;
    for (String segment : path) {
      place = place.chosenFor(value);
      if (value instanceof JsonArray array) {
        place = place.items();
        value = array.get(Integer.parseInt(segment));
      } else {
        place = inspection.member(place, segment);
        Json member = value instanceof JsonObject object ? object.get(segment) : null;
        value = member == null ? JsonNull.NULL : member;
      }
    }
    return place;
  }

  private static ContractLocation bodyLocation(Answer answer, int edition) {
    return requireNonNull(answer.in(edition)).contentLocation();
  }
}
