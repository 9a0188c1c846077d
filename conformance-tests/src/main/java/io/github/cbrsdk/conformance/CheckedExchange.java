package io.github.cbrsdk.conformance;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome for one exchange, in every edition under consideration: with edition {@code auto} the
 * one that counts is known only when all exchanges are.
 */
public interface CheckedExchange {
  /** Where the exchange was read. */
  String source();

  /** The operationId that it was checked against, or null if it was not checked. */
  @Nullable String operation();

  /** Why it was not checked, or null if it was. */
  @Nullable String notCheckedBecause();

  /** Whether it was not checked since it is no part of what was to be checked. */
  default boolean skipped() {
    return false;
  }

  /** The names of the editions that it was checked against. */
  Set<String> editions();

  /**
   * What differs from that edition, in the order in which it was noticed, each drift once.
   *
   * @throws IllegalArgumentException if it was not checked against that edition
   */
  List<Drift> drifts(String edition);

  /** The verdict by that edition. */
  default Verdict verdict(String edition) {
    if (notCheckedBecause() != null) {
      return Verdict.NOT_CHECKED;
    }
    return drifts(edition).stream().allMatch(drift -> drift.impact() == Impact.NOTICE)
        ? Verdict.CONFORMANT
        : Verdict.DRIFTED;
  }
}
