package io.github.cbrsdk.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exchange after the check, in every edition under consideration: with edition {@code auto} the
 * nearest edition is known only when all exchanges are checked.
 *
 * @param exchange the exchange
 * @param operation the operationId that it was checked against, or null if it was not checked
 * @param omission why it was not checked, or null if it was
 * @param driftsByEdition the drifts from each edition, in the order in which they were found, each
 *     drift once; the editions are in the order of the check
 */
public record CheckedExchange(
    Exchange exchange,
    @Nullable String operation,
    @Nullable Omission omission,
    Map<String, List<Drift>> driftsByEdition) {
  /** Where the exchange was read. */
  public String source() {
    return exchange.source();
  }

  /** Why it was not checked, or null if it was. */
  public @Nullable String notCheckedBecause() {
    return omission == null ? null : omission.reason();
  }

  /** Whether it was not checked because it is no part of what was to be checked. */
  public boolean skipped() {
    return omission != null && omission.skipped();
  }

  /** The names of the editions that it was checked against. */
  public Set<String> editions() {
    return driftsByEdition.keySet();
  }

  /**
   * The drifts from that edition.
   *
   * @throws IllegalArgumentException if it was not checked against that edition
   */
  public List<Drift> drifts(String edition) {
    List<Drift> drifts = driftsByEdition.get(edition);
    if (drifts == null) {
      throw new IllegalArgumentException("The exchange was not checked against " + edition);
    }
    return drifts;
  }
}
