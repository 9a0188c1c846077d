package io.github.cbrsdk.conformance.result;

import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.ContractInfo;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run; {@link VerdictPolicy} makes it.
 *
 * @param exchanges how many exchanges there were; if the run as a whole is not reliable, none
 *     counts as checked
 * @param findings the findings that are not accepted, sorted
 * @param part the state needed to merge and serialize it; null if neither is supported
 */
public record RunResult(
    Verdict verdict,
    ContractInfo contract,
    EditionChoice edition,
    ExchangeCounts exchanges,
    List<Finding> findings,
    List<MemberStatistics> members,
    Coverage coverage,
    @Nullable RunPart part)
    implements Result, Serializable {
  @Override
  public Result merge(Result other) {
    if (part == null || !(other instanceof RunResult that) || that.part == null) {
      throw new IllegalArgumentException("These results were not made by Conformance.check");
    }
    return part.merge(that.part).result();
  }

  private Object writeReplace() {
    if (part == null) {
      throw new IllegalStateException("This result was not made by Conformance.check");
    }
    return part;
  }
}
