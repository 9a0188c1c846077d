package io.github.cbrsdk.conformance.layer;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What was seen at a place that some editions do not allow there. Equal observations are one drift.
 *
 * @param rule what it violates
 * @param impact what that does to clients
 * @param detail what tells it from others of the rule at that place, normalised
 * @param observed in words
 * @param editions mask of the editions that do not allow it
 */
record Observation(Rule rule, Impact impact, String detail, String observed, long editions) {
  static Observation of(Rule rule, String detail, String observed, long editions) {
    return new Observation(rule, rule.impact(), detail, observed, editions);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Observation that
        && rule == that.rule
        && editions == that.editions
        && impact == that.impact
        && detail.equals(that.detail);
  }

  @Override
  public int hashCode() {
    return (rule.id().hashCode() * 31 + detail.hashCode()) * 31 + Long.hashCode(editions);
  }
}
