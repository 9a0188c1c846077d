package io.github.cbrsdk.conformance.rule;

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

/** A rule about declared members that none of many objects has. */
public abstract class PresenceRule extends RuleDefinition {
  /** Minimum number of objects: the next one after a few objects may have the member. */
  private static final int ENOUGH = 20;

  private final boolean required;
  private final String expected;

  /**
   * A rule about required or about optional members.
   *
   * @param expected what the contract expects, in words
   */
  PresenceRule(Rule rule, RuleText text, boolean required, String expected) {
    super(rule, text.notAcceptable("a member that was not seen may still be sent"));
    this.required = required;
    this.expected = expected;
  }

  /** The finding on a declared member with these statistics, or null. */
  public final @Nullable Finding check(Member member, MemberStatistics seen, Settings settings) {
    ContractLocation requiredAt = member.requiredAt();
    if (required != (requiredAt != null)
        || seen.present() + seen.nulls() > 0
        || seen.absent() < ENOUGH) {
      return null;
    }
    Drift drift =
        new Drift(
            rule(),
            settings.impact(rule(), rule().impact()),
            seen.operation(),
            seen.pointer(),
            requiredAt == null ? member.schema().location() : requiredAt,
            expected,
            "in none of them",
            "",
            null);
    return new Finding(drift, List.of(), SdkEffect.NONE, seen.absent(), seen.absent(), List.of());
  }
}
