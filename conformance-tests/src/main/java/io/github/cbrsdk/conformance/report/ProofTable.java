package io.github.cbrsdk.conformance.report;

import java.util.List;

/**
 * What became of the drifts that the check injected into conforming exchanges.
 *
 * @param rows one for each rule
 * @param missed those that it did not notice, in words
 */
public record ProofTable(List<Row> rows, List<String> missed) {
  public ProofTable {
    rows = List.copyOf(rows);
    missed = List.copyOf(missed);
  }

  /**
   * One rule.
   *
   * @param rule its id
   * @param injected how many drifts of it were injected
   * @param noticed how many of them were noticed by that rule at the right place
   */
  public record Row(String rule, long injected, long noticed) {}

  /** All injected drifts. */
  public long injected() {
    return rows.stream().mapToLong(Row::injected).sum();
  }

  /** All noticed drifts. */
  public long noticed() {
    return rows.stream().mapToLong(Row::noticed).sum();
  }
}
