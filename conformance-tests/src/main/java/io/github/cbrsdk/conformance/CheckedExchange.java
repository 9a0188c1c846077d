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
 * @param notValidated the editions by which the body was not validated, since they do not declare
 *     its status or media type and it fits none of their schemas
 */
public record CheckedExchange(
    Exchange exchange,
    @Nullable String operation,
    @Nullable Omission omission,
    Map<String, List<Drift>> driftsByEdition,
    Set<String> notValidated) {
  /** An exchange whose body, if there is one, was validated by every edition. */
  public CheckedExchange(
      Exchange exchange,
      @Nullable String operation,
      @Nullable Omission omission,
      Map<String, List<Drift>> driftsByEdition) {
    this(exchange, operation, omission, driftsByEdition, Set.of());
  }

  /** Where the exchange was read. */
  public String source() {
    return exchange.source();
  }

  /** Why it was not checked, or null if it was. */
  public @Nullable String notCheckedBecause() {
    return omission == null ? null : omission.reason();
  }

  /** Whether it was not checked because it is not part of what was to be checked. */
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
