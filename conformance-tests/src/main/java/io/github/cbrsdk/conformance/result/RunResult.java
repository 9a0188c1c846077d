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
 * A run with its verdict; {@link VerdictPolicy} makes it.
 *
 * @param summary what was found, before the verdict
 * @param verdict the verdict
 * @param exchanges the counts to be shown: if the run as a whole is not reliable, none is checked
 * @param findings those of the summary that are not accepted
 * @param part what it is merged and serialized by; null if it cannot be
 */
public record RunResult(
    RunSummary summary,
    Verdict verdict,
    ExchangeCounts exchanges,
    List<Finding> findings,
    @Nullable RunPart part)
    implements Result, Serializable {
  public RunResult {
    findings = List.copyOf(findings);
  }

  @Override
  public ContractInfo contract() {
    return summary.contract();
  }

  @Override
  public EditionChoice edition() {
    return summary.edition();
  }

  @Override
  public List<MemberStatistics> members() {
    return summary.members();
  }

  @Override
  public Coverage coverage() {
    return summary.coverage();
  }

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
