package io.github.cbrsdk.conformance.expression;

/**
 * Limits the steps of one evaluation: loops inside loops over a long array must not hang the check.
 * It is the value of the last slot.
 */
final class StepLimit {
  private static final long MOST = 4_000_000;

  private long left = MOST;

  /**
   * Counts steps.
   *
   * @throws CelLimitException if there are too many
   */
  static void count(Object[] slots, long steps) {
    StepLimit limit = (StepLimit) slots[slots.length - 1];
    limit.left -= steps;
    if (limit.left < 0) {
      throw new CelLimitException(MOST);
    }
  }
}
