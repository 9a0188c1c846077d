package io.github.cbrsdk.conformance.result;

import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.engine.RunStatistics;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A part of a run, which may be on another machine: what was counted, and what is needed for a
 * verdict on it.
 *
 * @param gate the self-test that a conformant verdict requires; null for checks whose users run the
 *     self-test themselves
 */
public record RunPart(Check check, RunStatistics statistics, @Nullable SelfTestGate gate)
    implements Serializable {
  /** Tells whether a check passes its self-test. */
  public interface SelfTestGate extends Serializable {
    boolean passes(Check check, String edition);
  }

  public Result result() {
    RunSummary summary = check.summary(statistics);
    return VerdictPolicy.DEFAULT.result(
        summary,
        drift -> false,
        () -> gate == null || gate.passes(check, summary.edition().name()),
        this);
  }

  /**
   * The sum of both parts; associative and commutative.
   *
   * @throws IllegalArgumentException if the other one is of another check
   */
  RunPart merge(RunPart other) {
    if (!check.isSameAs(other.check)) {
      throw new IllegalArgumentException(
          "Only results of one contract, the same editions and the same settings can be merged");
    }
    // A part that needs the self-test keeps the need.
    @Nullable SelfTestGate stricter = gate == null ? other.gate : gate;
    return new RunPart(check, statistics.plus(other.statistics), stricter);
  }

  private Object readResolve() {
    return result();
  }
}
