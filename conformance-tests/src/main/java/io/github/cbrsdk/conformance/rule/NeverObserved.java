package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;

final class NeverObserved extends PresenceRule {
  NeverObserved() {
    super(
        Rule.NEVER_OBSERVED,
        new RuleText(
                "A part of the contract was seen in none of the exchanges, so nothing is known about it.",
                "a member that no response has")
            .remedy("Check a response that shows it."),
        false,
        "the member in some responses");
  }
}
