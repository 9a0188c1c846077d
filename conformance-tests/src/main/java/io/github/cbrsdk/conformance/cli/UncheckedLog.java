package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What could not be checked in a run, beside what the check itself says. */
final class UncheckedLog {
  private final Consumer<CheckedExchange> each;
  private final Map<String, Long> counts = new TreeMap<>();

  /**
   * @param each is told of each
   */
  UncheckedLog(Consumer<CheckedExchange> each) {
    this.each = each;
  }

  /**
   * Adds one.
   *
   * @param source how reports name it
   * @param reason why, and what to do
   */
  void add(String source, String reason) {
    counts.merge(reason, 1L, Long::sum);
    each.accept(new Unchecked(source, reason));
  }

  /** How many, by reason. */
  Map<String, Long> counts() {
    return counts;
  }
}
