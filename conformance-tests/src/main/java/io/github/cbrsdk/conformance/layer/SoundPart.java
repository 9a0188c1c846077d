package io.github.cbrsdk.conformance.layer;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a value without what an edition refuses: the values of another type or form. Of
 * these other rules tell, so that one about several values looks at the rest.
 *
 * @param members how a place finds the place of a member
 */
record SoundPart(BiFunction<Place, String, Place> members) {

  /** Mask of the editions that refuse the value, or something in it. */
  long refusedBy(Place around, Json value) {
    Place place = around.chosenFor(value);
    long mask = refused(place, value);
    if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        mask |= refusedBy(member(place, object, i), object.value(i));
      }
    } else if (value instanceof JsonArray array) {
      for (Json element : array.elements()) {
        mask |= refusedBy(place.items(), element);
      }
    }
    return mask;
  }

  /** What an edition does not refuse of the value, or null if that is nothing. */
  @Nullable Json of(Place around, Json value, int edition) {
    Place place = around.chosenFor(value);
    if ((refused(place, value) >>> edition & 1) != 0) {
      return null;
    }
    if (value instanceof JsonObject object) {
      Map<String, Json> members = new LinkedHashMap<>();
      for (int i = 0; i < object.size(); i++) {
        Json member = of(member(place, object, i), object.value(i), edition);
        if (member != null) {
          members.put(object.name(i), member);
        }
      }
      return JsonObject.of(members);
    }
    if (value instanceof JsonArray array) {
      List<Json> elements = new ArrayList<>();
      for (Json each : array.elements()) {
        Json element = of(place.items(), each, edition);
        if (element != null) {
          elements.add(element);
        }
      }
      return JsonArray.of(elements);
    }
    return value;
  }

  private Place member(Place place, JsonObject object, int index) {
    return place.declared() == 0 ? place : members.apply(place, object.name(index));
  }

  private static long refused(Place place, Json value) {
    JsonType type = value.type();
    long mask = place.forbidden(type);
    for (Limit limit : place.limits(type)) {
      if (limit.rule() == Rule.FORMAT_CHANGED && !limit.accepts(value)) {
        mask |= limit.editions();
      }
    }
    return mask;
  }
}
