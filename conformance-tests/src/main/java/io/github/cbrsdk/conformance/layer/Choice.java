package io.github.cbrsdk.conformance.layer;

import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The alternatives that the schemas of a place have. Editions that list the same alternatives
 * choose the same one.
 */
final class Choice {
  private final @Nullable Schema[] schemas;
  private final List<List<Schema>> groups = new ArrayList<>();
  private final int[] groupOf;
  private final Map<List<Integer>, Place> places = new HashMap<>();

  private Choice(@Nullable Schema[] schemas) {
    this.schemas = schemas;
    this.groupOf = new int[schemas.length];
    Map<List<String>, Integer> known = new HashMap<>();
    for (int i = 0; i < schemas.length; i++) {
      Schema schema = schemas[i];
      List<Schema> alternatives = schema == null ? List.of() : schema.alternatives();
      groupOf[i] =
          known.computeIfAbsent(
              alternatives.stream().map(Choice::identity).toList(),
              key -> {
                groups.add(alternatives);
                return groups.size() - 1;
              });
    }
  }

  /** The choice at a place with those schemas, or null if they leave none. */
  static @Nullable Choice of(@Nullable Schema[] schemas) {
    for (Schema schema : schemas) {
      if (schema != null && !schema.alternatives().isEmpty()) {
        return new Choice(schemas);
      }
    }
    return null;
  }

  private static String identity(Schema schema) {
    return schema.name().orElse(schema.location().pointer());
  }

  /** The place with the alternatives that fit a value best. */
  Place place(Json value, Function<@Nullable Schema[], Place> make) {
    List<Integer> chosen = new ArrayList<>(groups.size());
    for (List<Schema> alternatives : groups) {
      chosen.add(Fit.best(alternatives, value));
    }
    return places.computeIfAbsent(chosen, key -> make.apply(choose(key)));
  }

  private @Nullable Schema[] choose(List<Integer> chosen) {
    Schema[] result = new Schema[schemas.length];
    for (int i = 0; i < schemas.length; i++) {
      Schema schema = schemas[i];
      result[i] =
          schema == null || schema.alternatives().isEmpty()
              ? schema
              : schema.alternatives().get(chosen.get(groupOf[i]));
    }
    return result;
  }

  /** The places of all combinations that were chosen so far. */
  Collection<Place> places() {
    return places.values();
  }

  /** The names of the alternatives that were chosen so far. */
  Set<String> chosen() {
    Set<String> names = new TreeSet<>();
    for (Place place : places.values()) {
      for (int i = 0; i < schemas.length; i++) {
        Schema alternative = place.schema(i);
        if (alternative != null && alternative != schemas[i]) {
          names.add(identity(alternative));
        }
      }
    }
    return names;
  }
}
