package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whether no value can follow two schemas at once, as {@code oneOf} wants it. */
final class DisjointSchemas {
  /** Schemas may contain themselves. */
  private static final int MAX_DEPTH = 4;

  private DisjointSchemas() {}

  static boolean are(Schema a, Schema b) {
    return are(a, b, 0);
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
      return requiresWhatIsForbidden(a, b)
          || requiresWhatIsForbidden(b, a)
          || (depth < MAX_DEPTH && differInAMember(a, b, depth));
    }
    return common.isEmpty() || haveNoValueInCommon(a, b);
  }

  /**
   * Members that a schema does not declare are drift, so that an object with one follows it not.
   */
  private static boolean requiresWhatIsForbidden(Schema a, Schema b) {
    return !b.isOpen()
        && b.additional() == null
        && !b.properties().keySet().containsAll(a.required().keySet());
  }

  private static boolean differInAMember(Schema a, Schema b, int depth) {
    return a.properties().entrySet().stream()
        .filter(member -> a.required().containsKey(member.getKey()))
        .filter(member -> b.required().containsKey(member.getKey()))
        .anyMatch(
            member -> {
              Schema other = b.properties().get(member.getKey());
              return other != null && are(member.getValue(), other, depth + 1);
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
