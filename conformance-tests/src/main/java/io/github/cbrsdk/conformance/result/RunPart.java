package io.github.cbrsdk.conformance.result;

import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.engine.RunStatistics;
import java.io.Serializable;

/**
 * A part of a run, which may be on another machine: what was counted, and what is needed for a
 * verdict on it.
 *
 * @param gate the self-test that a conformant verdict requires
 */
public record RunPart(Check check, RunStatistics statistics, SelfTestGate gate)
    implements Serializable {
  /** Tells whether a check passes its self-test. */
  public interface SelfTestGate extends Serializable {
    /** For checks whose users run the self-test themselves. */
    SelfTestGate OPEN = Open.INSTANCE;

    boolean passes(Check check, String edition);
  }

  /** An enum, so that it stays the same object on another machine. */
  private enum Open implements SelfTestGate {
    INSTANCE;

    @Override
    public boolean passes(Check check, String edition) {
      return true;
    }
  }

  public Result result() {
    RunSummary summary = check.summary(statistics);
    return VerdictPolicy.DEFAULT.result(
        summary, drift -> false, () -> gate.passes(check, summary.edition().name()), this);
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
    SelfTestGate stricter = gate == SelfTestGate.OPEN ? other.gate : gate;
    return new RunPart(check, statistics.plus(other.statistics), stricter);
  }

  private Object readResolve() {
    return result();
  }
}
