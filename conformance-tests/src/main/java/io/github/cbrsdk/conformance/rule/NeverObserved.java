package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;
import java.util.Optional;

/** A part of the contract was seen in none of the exchanges. */
final class NeverObserved extends RuleDefinition {
  NeverObserved() {
    super(
        Rule.NEVER_OBSERVED,
        "A part of the contract was seen in none of the exchanges, so nothing is known about it.",
        "no object of one of the listed kinds");
  }

  @Override
  protected String remediation(String location) {
    return "Check a response that shows it.";
  }

  @Override
  public Optional<String> neverAccepted() {
    return Optional.of(MemberVanished.MAY_STILL_COME);
  }
}
