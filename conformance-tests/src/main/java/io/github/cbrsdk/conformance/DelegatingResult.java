package io.github.cbrsdk.conformance;

import io.github.cbrsdk.conformance.contract.ContractInfo;
import java.util.List;

/** A result that is another one in all that its class does not say otherwise. */
public abstract class DelegatingResult implements Result {
  private final Result result;

  /** A result that is, so far, the given one. */
  protected DelegatingResult(Result result) {
    this.result = result;
  }

  /** The other one. */
  protected final Result result() {
    return result;
  }

  @Override
  public Verdict verdict() {
    return result.verdict();
  }

  @Override
  public ContractInfo contract() {
    return result.contract();
  }

  @Override
  public EditionChoice edition() {
    return result.edition();
  }

  @Override
  public ExchangeCounts exchanges() {
    return result.exchanges();
  }

  @Override
  public long unjudged() {
    return result.unjudged();
  }

  @Override
  public List<Finding> findings() {
    return result.findings();
  }

  @Override
  public List<MemberStatistics> members() {
    return result.members();
  }

  @Override
  public Coverage coverage() {
    return result.coverage();
  }
}
