package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;
import java.util.Optional;

/** Reading the body with the SDK and writing it back changed it. */
final class SdkLoss extends RuleDefinition {
  SdkLoss() {
    super(
        Rule.SDK_LOSS,
        "Reading the body with the SDK and writing it back changed it. This is a fault of the SDK:"
            + " please report it.",
        "a member that is not in what the SDK writes");
  }

  @Override
  protected String remediation(String location) {
    return "Report it to this project: the SDK must not lose anything.";
  }

  @Override
  public Optional<String> reasonNotAcceptable() {
    return Optional.of("it is a fault of the SDK, not of the service");
  }
}
