package io.github.cbrsdk.conformance.layer;

import io.github.cbrsdk.conformance.ContractLocation;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonFlaw;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonText;
import org.jspecify.annotations.Nullable;

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
        duplicate(inspection, flaw, json.value());
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

  private static void duplicate(Inspection inspection, JsonFlaw flaw, @Nullable Json body) {
    Answer answer = inspection.answer();
    Place place = answer.body();
    if (place == null) {
      return;
    }
    Json value = body;
    for (String segment : flaw.path()) {
      Place around = value == null ? place : place.chosenFor(value);
      place = segment.equals("*") ? around.items() : around.member(segment);
      value = below(value, segment);
    }
    Place member = place;
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

  /** The value of a member, or an element to stand for all of them. */
  private static @Nullable Json below(@Nullable Json value, String segment) {
    if (value instanceof JsonArray array && array.size() > 0) {
      return array.get(0);
    }
    return value instanceof JsonObject object ? object.get(segment) : null;
  }

  private static ContractLocation bodyLocation(Answer answer, int edition) {
    ResponseContract contract = answer.in(edition);
    return contract == null ? answer.operation().any().location() : contract.contentLocation();
  }
}
