package io.github.cbrsdk.conformance.result;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Member;
import io.github.cbrsdk.conformance.engine.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds declared members that many objects lack. It reports nothing for few objects, since the next
 * one may have the member.
 *
 * @param settings the impacts that the user chose
 */
record PresenceRules(Settings settings) {
  /** Minimum number of objects without the member. */
  private static final int ENOUGH = 20;

  /** The finding on a declared member with these statistics, or null. */
  @Nullable Finding check(Member member, MemberStatistics seen) {
    if (seen.present() + seen.nulls() > 0 || seen.absent() < ENOUGH) {
      return null;
    }
    ContractLocation requiredAt = member.requiredAt();
    boolean required = requiredAt != null;
    Rule rule = required ? Rule.MEMBER_VANISHED : Rule.NEVER_OBSERVED;
    Drift drift =
        new Drift(
            rule,
            settings.impact(rule, rule.impact()),
            seen.operation(),
            seen.pointer(),
            requiredAt == null ? member.schema().location() : requiredAt,
            required ? "the member in every answer" : "the member in some answers",
            "in none of them",
            "",
            null);
    return new Finding(drift, List.of(), SdkEffect.NONE, seen.absent(), seen.absent(), List.of());
  }
}
