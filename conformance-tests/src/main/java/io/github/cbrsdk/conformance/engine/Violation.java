package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value or its absence that some editions do not allow at a node. Equal violations are one
 * finding.
 *
 * @param rule what it violates
 * @param impact what that does to clients
 * @param detail what tells it from others of the rule at that node, normalised
 * @param observed in words
 * @param editions mask of the editions that do not allow it
 */
public record Violation(Rule rule, Impact impact, String detail, String observed, long editions)
    implements Comparable<Violation>, Serializable {
  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::rule)
          .thenComparing(Violation::detail)
          .thenComparing(Violation::editions)
          .thenComparing(Violation::impact);

  public static Violation of(Rule rule, String detail, String observed, long editions) {
    return new Violation(rule, rule.impact(), detail, observed, editions);
  }

  /** It with the impact that the user wants. */
  public Violation withImpact(Settings settings) {
    Impact wanted = settings.impact(rule, impact);
    return wanted == impact ? this : new Violation(rule, wanted, detail, observed, editions);
  }

  /** It without any of the secrets. */
  public Violation masked(List<String> secrets) {
    if (secrets.isEmpty()) {
      return this;
    }
    String shownDetail = RequestSecrets.mask(detail, secrets);
    String shown = RequestSecrets.mask(observed, secrets);
    return shown.equals(observed) && shownDetail.equals(detail)
        ? this
        : new Violation(rule, impact, shownDetail, shown, editions);
  }

  /** It without its detail, for nodes where there are too many different ones. */
  public Violation asOneOfMany() {
    return new Violation(rule, impact, Drift.OTHERS, "one of many different ones", editions);
  }

  @Override
  public int compareTo(Violation other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Violation that
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
