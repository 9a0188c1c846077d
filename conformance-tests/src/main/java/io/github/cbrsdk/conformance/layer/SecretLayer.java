package io.github.cbrsdk.conformance.layer;

import io.github.cbrsdk.conformance.ContractLocation;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.List;

/** Looks for the request's credentials in the response. */
final class SecretLayer implements CheckLayer {
  private final Editions editions;

  SecretLayer(Editions editions) {
    this.editions = editions;
  }

  @Override
  public void look(Inspection inspection) {
    List<String> secrets = inspection.secrets();
    for (String secret : secrets) {
      look(inspection, secret);
    }
  }

  private void look(Inspection inspection, String secret) {
    Response response = inspection.exchange().response();
    Answer answer = inspection.answer();
    for (Headers.Header header : response.headers().all()) {
      if (header.value().contains(secret)) {
        report(inspection, answer.response(), "header " + header.name());
      }
    }
    Json value = inspection.value();
    Place body = answer.body();
    if (value != null && body != null && mentions(value, secret)) {
      look(inspection, body, value, secret);
      return;
    }
    boolean walked = body != null && inspection.isFlawless();
    if (!walked && inspection.text().contains(secret)) {
      report(inspection, answer.response(), "body");
    }
  }

  /** Whether it is anywhere in there: where it is not, no places need to be walked. */
  private static boolean mentions(Json value, String secret) {
    if (value instanceof JsonString string) {
      return contains(string.value(), secret);
    }
    if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        if (contains(object.name(i), secret) || mentions(object.value(i), secret)) {
          return true;
        }
      }
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (mentions(array.get(i), secret)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contains(String text, String secret) {
    return text.length() >= secret.length() && text.contains(secret);
  }

  private void look(Inspection inspection, Place around, Json value, String secret) {
    if (value instanceof JsonString string) {
      if (contains(string.value(), secret)) {
        report(inspection, around, "");
      }
    } else if (value instanceof JsonObject object) {
      Place place = around.chosenFor(value);
      for (int i = 0; i < object.size(); i++) {
        String name = object.name(i);
        if (contains(name, secret)) {
          report(inspection, place, "name");
        } else {
          // What nobody declares has no places of its own below it.
          Place member = place.declared() == 0 ? place : inspection.member(place, name);
          look(inspection, member, object.value(i), secret);
        }
      }
    } else if (value instanceof JsonArray array) {
      Place place = around.chosenFor(value);
      Place items = place.declared() == 0 ? place : place.items();
      for (int i = 0; i < array.size(); i++) {
        look(inspection, items, array.get(i), secret);
      }
    }
  }

  private void report(Inspection inspection, Place place, String where) {
    Answer answer = inspection.answer();
    inspection.report(
        place,
        Observation.of(
            Rule.SECRET_ECHOED,
            where,
            "a credential of the request" + (where.isEmpty() ? "" : " (" + where + ")"),
            editions.mask(i -> answer.operation().in(i) != null)),
        edition -> new Claim("no credential of the request", location(answer, edition)));
  }

  /** The validation that says so, if the contract states one. */
  private static ContractLocation location(Answer answer, int edition) {
    for (SharedValidation validation : answer.validations()) {
      if (validation.any().reports() == Rule.SECRET_ECHOED) {
        return validation.in(edition).location();
      }
    }
    return answer.operation().any().location();
  }
}
