package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;

/** A part of the contract was seen in none of the exchanges. */
final class NeverObserved extends PresenceRule {
  NeverObserved() {
    super(
        Rule.NEVER_OBSERVED,
        "A part of the contract was seen in none of the exchanges, so nothing is known about it.",
        "no object of one of the listed kinds",
        false,
        "the member in some responses");
  }

  @Override
  protected String remediation(String location) {
    return "Check a response that shows it.";
  }
}
