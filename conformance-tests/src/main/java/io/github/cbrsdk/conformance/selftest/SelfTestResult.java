package io.github.cbrsdk.conformance.selftest;

import java.util.List;

/**
 * How many injected drifts the check noticed, and its false alarms.
 *
 * @param edition the edition whose drifts were injected
 * @param rules by rule, in the order of the rules; the effects on users of the SDK come last
 * @param missed the drifts that were injected and not reported as expected, in words
 * @param untried the invariants that could not be tried, since no exchange was found that breaks
 *     them or none that conforms to them, in words; they are counted as injected and not noticed
 * @param variations how many changes that the contract allows were tried
 * @param falseAlarms those of them that the check reported, in words
 */
public record SelfTestResult(
    String edition,
    List<RuleCount> rules,
    List<String> missed,
    List<String> untried,
    long variations,
    List<String> falseAlarms) {
  public SelfTestResult {
    rules = List.copyOf(rules);
    missed = List.copyOf(missed);
    untried = List.copyOf(untried);
    falseAlarms = List.copyOf(falseAlarms);
  }

  /**
   * The drifts of one rule.
   *
   * @param name the id of the rule
   * @param ways in how many ways it was violated
   * @param injected how many drifts were injected
   * @param noticed how many of them were noticed as a violation of this rule, at the location where
   *     they were, and nothing elsewhere
   */
  public record RuleCount(String name, int ways, long injected, long noticed) {}

  public long injected() {
    return rules.stream().mapToLong(RuleCount::injected).sum();
  }

  public long noticed() {
    return rules.stream().mapToLong(RuleCount::noticed).sum();
  }

  /** Whether every drift that could be injected was noticed, and there was no false alarm. */
  public boolean holds() {
    return injected() > 0 && missed.isEmpty() && falseAlarms.isEmpty();
  }
}
