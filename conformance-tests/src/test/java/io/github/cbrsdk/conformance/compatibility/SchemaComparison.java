package io.github.cbrsdk.conformance.compatibility;

import io.github.cbrsdk.conformance.contract.AllowedValues;
import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares schemas. */
final class SchemaComparison {
  /** What the generator makes another Java type of. */
  private static final List<String> JAVA_TYPE =
      List.of("x-contract-java-text", "x-contract-parent");

  private static final String FORMAT = "format";

  private final Changes changes;

  SchemaComparison(Changes changes) {
    this.changes = changes;
  }

  /** Compares what is said of one place, where nothing said allows everything. */
  void compare(
      String where, Optional<Schema> older, Optional<Schema> newer, ContractLocation location) {
    if (older.isPresent() && newer.isPresent()) {
      compare(where, older.get(), newer.get());
    } else if (newer.isPresent()) {
      changes.breaking(where, "is limited by a schema now", location);
    } else if (older.isPresent()) {
      changes.breaking(where, "has no schema any more", location);
    }
  }

  /** Compares what is said of one place; what it refers to by one name is compared by itself. */
  private void compare(String where, Schema older, Schema newer) {
    if (!older.name().equals(newer.name())) {
      changes.breaking(
          where, "%s became %s".formatted(named(older), named(newer)), newer.location());
    }
    if (older.name().isPresent() && older.name().equals(newer.name())) {
      itself(where, older, newer);
    } else {
      whole(where, older, newer);
    }
  }

  /** Compares two schemas with all that is in them. */
  void whole(String where, Schema older, Schema newer) {
    itself(where, older, newer);
    alternatives(where, older, newer);
    members(where, older, newer);
    compare(where + "/*", older.items(), newer.items(), newer.location());
  }

  private void itself(String where, Schema older, Schema newer) {
    for (String annotation : JAVA_TYPE) {
      if (!Objects.equals(
          older.annotations().get(annotation), newer.annotations().get(annotation))) {
        changes.breaking(where, annotation + " changed", newer.location());
      }
    }
    if (!older.types().equals(newer.types())) {
      changes.breaking(
          where, "%s became %s".formatted(types(older), types(newer)), newer.location("type"));
    }
    constraints(where, older, newer);
    validations(where, older.validations(), newer.validations(), newer.location());
  }

  private void compare(
      String where, @Nullable Schema older, @Nullable Schema newer, ContractLocation location) {
    compare(where, Optional.ofNullable(older), Optional.ofNullable(newer), location);
  }

  private static String named(Schema schema) {
    return schema.name().orElse("a schema without a name");
  }

  private static String types(Schema schema) {
    return schema.types().stream().map(JsonType::id).collect(Collectors.joining(" or "));
  }

  private void members(String where, Schema older, Schema newer) {
    older
        .properties()
        .forEach(
            (name, before) -> {
              Schema after = newer.properties().get(name);
              if (after == null) {
                changes.breaking(where + "/" + name, "was removed", before.location());
              } else {
                compare(where + "/" + name, before, after);
              }
            });
    newer
        .properties()
        .forEach(
            (name, after) -> {
              if (!older.properties().containsKey(name)) {
                added(where + "/" + name, newer.required().containsKey(name), after.location());
              }
            });
    for (String name : older.properties().keySet()) {
      boolean before = older.required().containsKey(name);
      boolean after = newer.required().containsKey(name);
      if (before != after && newer.properties().containsKey(name)) {
        String what = after ? "is required now" : "may be absent now";
        changes.breaking(where + "/" + name, what, newer.location("required"));
      }
    }
    openness(where, older, newer);
  }

  private void added(String where, boolean required, ContractLocation location) {
    if (required) {
      changes.breaking(where, "was added and is required", location);
    } else {
      changes.additive(where, "was added", location);
    }
  }

  private void openness(String where, Schema older, Schema newer) {
    ContractLocation location = newer.location("additionalProperties");
    if (older.isOpen() && !newer.isOpen()) {
      changes.breaking(where, "undeclared members are no longer allowed", location);
    } else if (newer.isOpen() && !older.isOpen()) {
      changes.additive(where, "undeclared members are allowed", location);
    }
    if (older.additional() != null || newer.additional() != null) {
      compare(where + "/*", older.additional(), newer.additional(), location);
    }
  }

  private void alternatives(String where, Schema older, Schema newer) {
    Map<String, Schema> before = byName(older.alternatives());
    Map<String, Schema> after = byName(newer.alternatives());
    before.forEach(
        (name, schema) -> {
          Schema now = after.get(name);
          if (now == null) {
            changes.breaking(where, "the form " + name + " was removed", newer.location());
          } else {
            compare(where, schema, now);
          }
        });
    after.forEach(
        (name, schema) -> {
          if (!before.containsKey(name)) {
            changes.additive(where, "the form " + name + " was added", schema.location());
          }
        });
  }

  private static Map<String, Schema> byName(List<Schema> schemas) {
    return schemas.stream()
        .collect(
            Collectors.toMap(
                schema -> schema.name().orElse(schema.location().pointer()),
                Function.identity(),
                (first, second) -> first));
  }

  private void constraints(String where, Schema older, Schema newer) {
    Set<Constraint> removed = new LinkedHashSet<>(older.constraints().keySet());
    removed.removeAll(newer.constraints().keySet());
    for (Constraint added : newer.constraints().keySet()) {
      if (!older.constraints().containsKey(added)) {
        Optional<Constraint> replaced =
            removed.stream().filter(each -> each.keyword().equals(added.keyword())).findFirst();
        replaced.ifPresent(removed::remove);
        constraint(where, replaced.orElse(null), added, newer.location(added.keyword()));
      }
    }
    for (Constraint constraint : removed) {
      String what = "the limit to %s was removed".formatted(constraint.expectation());
      if (constraint.keyword().equals(FORMAT)) {
        // A format may choose the Java type.
        changes.breaking(where, what, newer.location());
      } else {
        changes.additive(where, what, newer.location());
      }
    }
  }

  private void constraint(
      String where, @Nullable Constraint older, Constraint newer, ContractLocation location) {
    if (older instanceof AllowedValues before && newer instanceof AllowedValues after) {
      values(where, before, after, location);
    } else if (older instanceof Range before
        && newer instanceof Range after
        && !newer.keyword().equals(FORMAT)
        && isWider(before, after)) {
      changes.additive(where, "is limited only to %s now".formatted(newer.expectation()), location);
    } else {
      // Which of two patterns accepts more cannot be told.
      changes.breaking(where, "is limited to %s now".formatted(newer.expectation()), location);
    }
  }

  private static boolean isWider(Range older, Range newer) {
    BigDecimal min = newer.min();
    BigDecimal max = newer.max();
    return older.exclusive() == newer.exclusive()
        && (min == null || (older.min() != null && min.compareTo(older.min()) <= 0))
        && (max == null || (older.max() != null && max.compareTo(older.max()) >= 0));
  }

  private void values(
      String where, AllowedValues older, AllowedValues newer, ContractLocation location) {
    for (Json value : older.values()) {
      if (!newer.accepts(value)) {
        changes.breaking(where, "the value %s was removed".formatted(words(value)), location);
      }
    }
    for (Json value : newer.values()) {
      if (!older.accepts(value)) {
        changes.additive(where, "the value %s was added".formatted(words(value)), location);
      }
    }
  }

  private static String words(Json value) {
    return new AllowedValues(Set.of(value)).expectation();
  }

  /** Compares what is always true of a value. */
  void validations(
      String where, List<Validation> older, List<Validation> newer, ContractLocation location) {
    List<Validation> gone = new ArrayList<>(older);
    for (Validation validation : newer) {
      if (!gone.removeIf(each -> isSame(each, validation))) {
        changes.breaking(
            where, "the rule %s has to hold".formatted(validation.id()), validation.location());
      }
    }
    for (Validation validation : gone) {
      if (newer.stream().noneMatch(each -> each.id().equals(validation.id()))) {
        changes.additive(
            where, "the rule %s need not hold any more".formatted(validation.id()), location);
      }
    }
  }

  private static boolean isSame(Validation a, Validation b) {
    return a.id().equals(b.id())
        && a.rule().equals(b.rule())
        && a.reports().equals(b.reports())
        && Objects.equals(a.impact(), b.impact());
  }
}
