package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells whether a value could match two schemas at once, which {@code oneOf} does not allow. */
final class DisjointSchemas {
  /** Schemas may contain themselves. */
  private static final int MAX_DEPTH = 4;

  private DisjointSchemas() {}

  /** Whether no value matches two of these schemas. */
  static boolean are(List<Schema> options) {
    for (int i = 0; i < options.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!are(options.get(j), options.get(i), 0)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean are(Schema a, Schema b, int depth) {
    if (!a.alternatives().isEmpty()) {
      return a.alternatives().stream().allMatch(each -> are(each, b, depth));
    }
    if (!b.alternatives().isEmpty()) {
      return b.alternatives().stream().allMatch(each -> are(a, each, depth));
    }
    Set<JsonType> common = EnumSet.noneOf(JsonType.class);
    common.addAll(a.types());
    common.retainAll(b.types());
    if (common.equals(Set.of(JsonType.OBJECT))) {
      return requiresUndeclared(a, b)
          || requiresUndeclared(b, a)
          || (depth < MAX_DEPTH && differInAMember(a, b, depth));
    }
    return common.isEmpty() || haveNoValueInCommon(a, b);
  }

  /**
   * Whether one requires a member that the other does not declare: undeclared members are drift.
   */
  private static boolean requiresUndeclared(Schema a, Schema b) {
    return !b.isOpen()
        && b.additional() == null
        && !b.properties().keySet().containsAll(a.required().keySet());
  }

  private static boolean differInAMember(Schema a, Schema b, int depth) {
    return a.required().keySet().stream()
        .filter(b.required()::containsKey)
        .anyMatch(
            name -> {
              Schema ofA = a.properties().get(name);
              Schema ofB = b.properties().get(name);
              return ofA != null && ofB != null && are(ofA, ofB, depth + 1);
            });
  }

  private static boolean haveNoValueInCommon(Schema a, Schema b) {
    Optional<AllowedValues> ofA = a.allowedValues();
    Optional<AllowedValues> ofB = b.allowedValues();
    return ofA.isPresent()
        && ofB.isPresent()
        && !(a.types().contains(JsonType.NULL) && b.types().contains(JsonType.NULL))
        && Collections.disjoint(ofA.get().values(), ofB.get().values());
  }
}
