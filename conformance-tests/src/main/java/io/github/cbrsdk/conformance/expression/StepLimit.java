package io.github.cbrsdk.conformance.expression;

/**
 * Limits the steps of one evaluation: loops inside loops over a long array must not hang the check.
 * It is the value of the last slot once a step was counted.
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
    if (steps == 0) {
      return;
    }
    StepLimit limit = (StepLimit) slots[slots.length - 1];
    if (limit == null) {
      limit = new StepLimit();
      slots[slots.length - 1] = limit;
    }
    limit.left -= steps;
    if (limit.left < 0) {
      throw new CelLimitException(MOST);
    }
  }
}
