package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;
import java.util.Optional;

/** A member that the edition requires was in none of many answers. */
final class MemberVanished extends RuleDefinition {
  /** Why no contract accepts that something was not seen. */
  static final String MAY_STILL_COME =
      "what was not seen may still come; nothing follows from its absence";

  MemberVanished() {
    super(
        Rule.MEMBER_VANISHED,
        "A member that the edition shows in every answer was in none of the many that were"
            + " checked.",
        "none of 500 objects has its name");
  }

  @Override
  protected String remediation(String location) {
    return MemberMissing.noLongerRequire(location);
  }

  @Override
  public Optional<String> neverAccepted() {
    return Optional.of(MAY_STILL_COME);
  }
}
