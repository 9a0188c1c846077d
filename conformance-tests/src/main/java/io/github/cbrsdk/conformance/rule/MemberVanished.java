package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;

/** A member that the edition requires was in none of many responses. */
final class MemberVanished extends PresenceRule {
  MemberVanished() {
    super(
        Rule.MEMBER_VANISHED,
        new RuleText(
                "A member that the edition shows in every response was in none of the many that were"
                    + " checked.",
                "name is required, and none of 500 objects has it")
            .remedy(MemberMissing.NO_LONGER_REQUIRE),
        true,
        "the member in every response");
  }
}
