package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;

final class SdkLoss extends RuleDefinition {
  SdkLoss() {
    super(
        Rule.SDK_LOSS,
        new RuleText(
                "Reading the body with the SDK and writing it back changed it. This is a fault of the SDK:"
                    + " please report it.",
                "a member that is not in what the SDK writes")
            .remedy("Report it to this project: the SDK must not lose anything.")
            .notAcceptable("it is a fault of the SDK, not of the service"));
  }
}
