package io.github.cbrsdk.conformance;

import io.github.cbrsdk.conformance.contract.ContractInfo;
import java.util.List;

/** What a run of the check found; results of parts of a run merge into that of the whole. */
public interface Result {
  /**
   * Drifted if any finding is more than a notice; otherwise not checked if any exchange was not, if
   * there was none, or if the check does not notice injected drifts; conformant otherwise.
   */
  Verdict verdict();

  /** The contract that was checked against, with the edition. */
  ContractInfo contract();

  /** The edition checked against, and why. */
  EditionChoice edition();

  /** How many exchanges there were, and why some were not checked. */
  ExchangeCounts exchanges();

  /** Sorted by impact, rule, operation, pointer and detail. */
  List<Finding> findings();

  /** Every member of the edition and every other member seen, sorted by operation and pointer. */
  List<MemberStatistics> members();

  /** How much of the contract they showed. */
  Coverage coverage();

  /**
   * The result of both parts; associative and commutative.
   *
   * @throws IllegalArgumentException if the other one is of another contract or other editions
   */
  Result merge(Result other);
}
