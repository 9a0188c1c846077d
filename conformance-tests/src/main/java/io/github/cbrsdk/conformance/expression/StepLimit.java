package io.github.cbrsdk.conformance.expression;

/**
 * Counts the steps of one evaluation: a loop in a loop over a long array must not hang the check.
 * Stands in the last slot.
 */
final class StepLimit {
  private static final long MOST = 4_000_000;

  private long left = MOST;

  /**
   * Counts so many steps.
   *
   * @throws CelLimitException if these are too many
   */
  static void count(Object[] slots, long steps) {
    StepLimit limit = (StepLimit) slots[slots.length - 1];
    limit.left -= steps;
    if (limit.left < 0) {
      throw new CelLimitException(MOST);
    }
  }
}
