package io.github.cbrsdk.conformance.layer;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.ContractLocation;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks once through a body and the places of the contract side by side: compares each value with
 * what all editions say of its place, and counts it.
 */
final class SchemaLayer implements CheckLayer {
  private final Set<Layer> layers;
  private long objects;

  /** Numbers in the wrong form are noticed here as well, if the lexical layer is wanted. */
  SchemaLayer(Set<Layer> layers) {
    this.layers = layers;
  }

  @Override
  public void look(Inspection inspection) {
    Place body = inspection.answer().body();
    Json value = inspection.value();
    if (body != null && value != null) {
      visit(inspection, body, value);
    }
  }

  private void visit(Inspection inspection, Place around, Json value) {
    Place place = around.chosenFor(value);
    JsonType type = value.type();
    place.count(value, type, inspection::shown);
    if (place.declared() == 0) {
      return;
    }
    if (place.leavesChoice() && value instanceof JsonObject object) {
      ofNoForm(inspection, place, object);
      return;
    }
    long mistyped = place.forbidden(type);
    if (mistyped != 0) {
      mistyped(inspection, place, value, mistyped);
    }
    if (place.declared() == mistyped) {
      return;
    }
    if (value instanceof JsonNumber number && type == JsonType.INTEGER && !number.integerForm()) {
      numberForm(inspection, place, mistyped);
    }
    limits(inspection, place, value, type);
    if (value instanceof JsonObject object) {
      members(inspection, place, object);
      if (!place.validations().isEmpty()) {
        inspection.addStated(place, value);
      }
    } else if (value instanceof JsonArray array) {
      Place items = place.items();
      for (int i = 0; i < array.size(); i++) {
        visit(inspection, items, array.get(i));
      }
    }
  }

  /**
   * One finding, since what is missing and undeclared by the best of the forms would be a guess.
   */
  private static void ofNoForm(Inspection inspection, Place place, JsonObject object) {
    inspection.report(
        place,
        Observation.of(
            Rule.MEMBER_MISSING,
            "every form",
            "an object without a member of any of them",
            place.declared()),
        edition -> {
          Schema schema = requireNonNull(place.schema(edition));
          return new Claim(
              "one of " + Resemblance.names(schema.alternatives()), Resemblance.location(schema));
        },
        Resemblance.hint(place, object));
  }

  private static void mistyped(Inspection inspection, Place place, Json value, long mistyped) {
    boolean isNull = value == JsonNull.NULL;
    String observed = isNull ? "null" : value.type().id();
    inspection.report(
        place,
        Observation.of(
            isNull ? Rule.NULL_UNDECLARED : Rule.TYPE_CHANGED, observed, observed, mistyped),
        edition -> {
          Schema schema = requireNonNull(place.schema(edition));
          return new Claim(typeNames(schema.types()), schema.location("type"));
        },
        Hints.forType(place, value));
  }

  /** Types in words. */
  static String typeNames(Set<JsonType> types) {
    return types.stream()
        .filter(type -> type != JsonType.INTEGER || !types.contains(JsonType.NUMBER))
        .map(JsonType::id)
        .sorted()
        .collect(Collectors.joining(" or "));
  }

  private void numberForm(Inspection inspection, Place place, long mistyped) {
    if (layers.contains(Layer.LEXICAL)) {
      // An edition that allows fractions does not mind an integer that is written as one.
      long integers = place.forbidden(JsonType.NUMBER) & ~mistyped;
      inspection.report(
          place,
          Observation.of(
              Rule.NUMBER_FORM, "", "an integer with a fraction or an exponent", integers),
          edition ->
              new Claim(
                  "an integer in plain digits",
                  requireNonNull(place.schema(edition)).location("type")));
    }
  }

  private static void limits(Inspection inspection, Place place, Json value, JsonType type) {
    for (Limit limit : place.limits(type)) {
      if (!limit.accepts(value)) {
        for (Refusals.Refusal refusal : place.refusals().of(value, type)) {
          inspection.report(place, refusal.observation(), refusal, refusal.hint());
        }
        return;
      }
    }
  }

  private void members(Inspection inspection, Place place, JsonObject object) {
    long serial = objects++;
    List<String> undeclared = null;
    // What is inside may be at the same places, so that it comes after what is looked up here.
    Place[] inside = new Place[object.size()];
    for (int i = 0; i < object.size(); i++) {
      Place member = inspection.member(place, object.name(i));
      inside[i] = member;
      // Of two members of one name the first is counted; clients differ in which they take.
      member.seenIn(serial);
      if (member.undeclared() != 0) {
        undeclared = undeclared == null ? new ArrayList<>() : undeclared;
        undeclared.add(inspection.shown(object.name(i)));
      }
    }
    List<Place.RequiredMember> missing = null;
    for (Place.RequiredMember required : place.required()) {
      if (!required.place().isIn(serial)) {
        missing = missing == null ? new ArrayList<>() : missing;
        missing.add(required);
      }
    }
    if (missing != null || undeclared != null) {
      Renames renames = Renames.between(missing, undeclared, place, object);
      report(inspection, place, missing, undeclared, renames);
    }
    for (int i = 0; i < inside.length; i++) {
      visit(inspection, inside[i].current(), object.value(i));
    }
  }

  private static void report(
      Inspection inspection,
      Place place,
      @Nullable List<Place.RequiredMember> missing,
      @Nullable List<String> undeclared,
      Renames renames) {
    if (missing != null) {
      for (Place.RequiredMember required : missing) {
        inspection.report(
            required.place(),
            Observation.of(Rule.MEMBER_MISSING, "", "absent", required.editions()),
            edition ->
                new Claim("the member " + required.name(), requiredAt(place, required, edition)),
            renames.hintForMissing(required.name()));
      }
    }
    if (undeclared != null) {
      for (String name : undeclared) {
        Place member = place.member(name);
        inspection.report(
            member,
            Observation.of(Rule.MEMBER_UNDECLARED, "", "present", member.undeclared()),
            edition ->
                new Claim(
                    "no such member", requireNonNull(place.schema(edition)).location("properties")),
            renames.hintForUndeclared(place, name));
      }
    }
  }

  private static ContractLocation requiredAt(
      Place place, Place.RequiredMember member, int edition) {
    return requireNonNull(requireNonNull(place.schema(edition)).required().get(member.name()));
  }
}
