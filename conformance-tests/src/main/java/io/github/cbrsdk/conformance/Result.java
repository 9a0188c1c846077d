package io.github.cbrsdk.conformance;

import java.util.List;

/** What a run of the check found; results of parts of a run merge into that of the whole. */
public interface Result {
  /**
   * Drifted if any finding is more than a notice; not checked if no exchange was checked;
   * conformant otherwise.
   */
  Verdict verdict();

  ContractInfo contract();

  EditionChoice edition();

  ExchangeCounts exchanges();

  /** Sorted by impact, rule, operation, pointer and detail. */
  List<Finding> findings();

  /** Every member of the edition and every other member seen, sorted by operation and pointer. */
  List<MemberStatistics> members();

  Coverage coverage();

  /**
   * The result of both parts; associative and commutative.
   *
   * @throws IllegalArgumentException if the other one is of another contract or other editions
   */
  Result merge(Result other);
}
