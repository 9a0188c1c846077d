package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonType;
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
 * The alternatives that the schemas of a node have. Editions that list the same alternatives choose
 * the same one.
 *
 * <p>A value is validated against the alternative that fits it best, so that a finding names the
 * difference and not "none of them". Under {@code anyOf} no more is needed: a value that conforms
 * to the best alternative is valid, and one that does not conforms to no other. Under {@code oneOf}
 * a value must not conform to two; where one could, a constraint of the alternatives finds it.
 */
final class AlternativeSelector {
  private final @Nullable Schema[] schemas;
  private final List<Schema> groups = new ArrayList<>();
  private final int[] groupOf;
  private final Map<List<Integer>, SchemaNode> nodes = new HashMap<>();

  private AlternativeSelector(@Nullable Schema[] schemas) {
    this.schemas = schemas;
    this.groupOf = new int[schemas.length];
    Map<List<String>, Integer> known = new HashMap<>();
    for (int i = 0; i < schemas.length; i++) {
      Schema schema = schemas[i];
      if (schema == null) {
        continue;
      }
      List<Schema> alternatives = schema.alternatives();
      groupOf[i] =
          known.computeIfAbsent(
              alternatives.stream().map(AlternativeSelector::identity).toList(),
              key -> {
                groups.add(schema);
                return groups.size() - 1;
              });
    }
  }

  /** The choice at a node with those schemas, or null if none of them has alternatives. */
  static @Nullable AlternativeSelector of(@Nullable Schema[] schemas) {
    for (Schema schema : schemas) {
      if (schema != null && !schema.alternatives().isEmpty()) {
        return new AlternativeSelector(schemas);
      }
    }
    return null;
  }

  private static String identity(Schema schema) {
    return schema.name().orElse(schema.location().pointer());
  }

  /**
   * Whether a value is an object without a member of any alternative. A list of all that the best
   * one misses in it would not help the reader.
   */
  boolean isOfNone(Json value) {
    return value instanceof JsonObject object
        && groups.stream().allMatch(group -> isOfNone(group.alternatives(), object));
  }

  private static boolean isOfNone(List<Schema> alternatives, JsonObject object) {
    int forms = 0;
    for (Schema alternative : alternatives) {
      if (alternative.types().contains(JsonType.OBJECT)) {
        boolean mayBeEmpty = object.size() == 0 && alternative.required().isEmpty();
        if (mayBeEmpty || alternative.isOpen() || alternative.additional() != null) {
          return false;
        }
        for (int i = 0; i < object.size(); i++) {
          if (alternative.properties().containsKey(object.name(i))) {
            return false;
          }
        }
        forms++;
      }
    }
    return forms > 1;
  }

  /** The node with the alternatives that fit a value best. */
  SchemaNode node(Json value, Function<@Nullable Schema[], SchemaNode> make) {
    List<Integer> chosen = new ArrayList<>(groups.size());
    for (Schema group : groups) {
      int stated = group.discriminator() == null ? -1 : group.discriminator().alternative(value);
      chosen.add(stated < 0 ? SchemaFit.best(group.alternatives(), value) : stated);
    }
    return nodes.computeIfAbsent(chosen, key -> make.apply(choose(key)));
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

  /** The nodes of all combinations that were chosen so far. */
  Collection<SchemaNode> nodes() {
    return nodes.values();
  }

  /** The names of the alternatives that were chosen so far. */
  Set<String> chosen() {
    Set<String> names = new TreeSet<>();
    for (SchemaNode node : nodes.values()) {
      for (int i = 0; i < schemas.length; i++) {
        Schema alternative = node.schema(i);
        if (alternative != null && alternative != schemas[i]) {
          names.add(identity(alternative));
        }
      }
    }
    return names;
  }
}
