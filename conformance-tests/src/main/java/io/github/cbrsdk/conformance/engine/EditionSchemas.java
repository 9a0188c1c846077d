package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.AllowedValues;
import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The schemas that the editions declare at one node, and what they have in common. Immutable. */
public final class EditionSchemas {
  private final Editions editions;
  private final @Nullable Schema[] schemas;
  private final long declared;
  private final long[] forbidden = new long[JsonType.ALL.size()];
  private final EditionConstraint[][] constraints = new EditionConstraint[JsonType.ALL.size()][];
  private final List<SharedValidation> validations;
  private @Nullable Set<String> listed;

  /**
   * The schemas at a node.
   *
   * @param schemas by edition; null for an edition that does not declare the node
   */
  EditionSchemas(Editions editions, @Nullable Schema[] schemas) {
    this.editions = editions;
    this.schemas = schemas;
    this.declared = where(schema -> true);
    this.validations =
        SharedValidation.of(
            schemas.length, i -> schemas[i] == null ? List.of() : schemas[i].validations());
    List<EditionConstraint> all = constraints();
    for (JsonType type : JsonType.ALL) {
      forbidden[type.index()] = where(schema -> !schema.types().contains(type));
      constraints[type.index()] =
          all.stream().filter(each -> each.appliesTo(type)).toArray(EditionConstraint[]::new);
    }
    for (EditionConstraint each : all) {
      if (each.constraint() instanceof AllowedValues allowed) {
        listed = listed == null ? new HashSet<>() : listed;
        listed.addAll(allowed.strings());
      }
    }
  }

  private List<EditionConstraint> constraints() {
    Set<Constraint> distinct = new LinkedHashSet<>();
    for (Schema schema : schemas) {
      if (schema != null) {
        distinct.addAll(schema.constraints().keySet());
      }
    }
    List<EditionConstraint> all = new ArrayList<>();
    for (Constraint each : distinct) {
      all.add(EditionConstraint.of(each, where(schema -> schema.constraints().containsKey(each))));
    }
    return all;
  }

  /** Mask of the editions whose schema satisfies the condition. */
  private long where(Predicate<Schema> condition) {
    return editions.mask(i -> schemas[i] != null && condition.test(schemas[i]));
  }

  /** The schemas below, by edition; null where an edition has none here or below. */
  @Nullable Schema[] below(Function<Schema, @Nullable Schema> step) {
    Schema[] below = new Schema[schemas.length];
    Arrays.setAll(below, i -> schemas[i] == null ? null : step.apply(schemas[i]));
    return below;
  }

  public @Nullable Schema[] schemas() {
    return schemas;
  }

  /** Mask of the editions that declare the node. */
  long declared() {
    return declared;
  }

  /** Mask of the editions that declare the node and do not allow that type there. */
  long forbidden(JsonType type) {
    return forbidden[type.index()];
  }

  /** The constraints on values of that type. */
  EditionConstraint[] constraints(JsonType type) {
    return constraints[type.index()];
  }

  /** The invariants that some editions state of the values there. */
  public List<SharedValidation> validations() {
    return validations;
  }

  /** The texts that some edition lists, or null if none lists values. */
  @Nullable Set<String> listed() {
    return listed;
  }

  /** The names of all members that some edition declares, requires or excludes. */
  Set<String> memberNames() {
    Set<String> names = new LinkedHashSet<>();
    for (Schema schema : schemas) {
      if (schema != null) {
        names.addAll(schema.properties().keySet());
        names.addAll(schema.required().keySet());
        names.addAll(schema.excluded());
      }
    }
    return names;
  }

  /** Mask of the editions that require a member. */
  long requiring(String name) {
    return where(schema -> schema.required().containsKey(name));
  }

  /** Whether some edition has a member in messages of the other direction alone. */
  public boolean excludes(String name) {
    return where(schema -> schema.excluded().contains(name)) != 0;
  }

  /** Mask of the editions that declare the object and not the member. */
  long notDeclaring(String name) {
    return where(
        schema ->
            schema.types().contains(JsonType.OBJECT)
                && !schema.mayHave(name)
                && member(schema, name) == null);
  }

  /** Whether some edition says that the names of members are data. */
  boolean isMap() {
    return where(schema -> schema.additional() != null) != 0;
  }

  /** The schema of a member, or null if it has none. */
  static @Nullable Schema member(Schema schema, String name) {
    Schema property = schema.properties().get(name);
    return property != null || schema.excluded().contains(name) ? property : schema.additional();
  }
}
