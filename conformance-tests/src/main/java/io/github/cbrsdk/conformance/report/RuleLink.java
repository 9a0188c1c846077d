package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Rule;

/** The explanation of a rule in the README of the check. */
public final class RuleLink {
  private static final String README =
      "https://github.com/cbrsdk/cbr-sdk/blob/main/conformance-tests/README.md";

  private RuleLink() {}

  /** The address of the row of the rule. */
  public static String of(Rule rule) {
    return README + "#rule-" + rule.id();
  }
}
