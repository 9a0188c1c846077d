package io.github.cbrsdk.conformance;

import java.util.Map;

/**
 * How many exchanges there were.
 *
 * @param total all
 * @param checked those that were checked
 * @param drifted those of them that drift from the edition of the result
 * @param notChecked how many were not checked, by reason
 */
public record ExchangeCounts(long total, long checked, long drifted, Map<String, Long> notChecked) {
  /** How many were not checked, for whatever reason. */
  public long notCheckedTotal() {
    return total - checked;
  }
}
