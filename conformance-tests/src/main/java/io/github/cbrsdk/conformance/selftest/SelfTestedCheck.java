package io.github.cbrsdk.conformance.selftest;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.engine.Settings;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.result.RunPart;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A check whose results are conformant only if it passes its self-test.
 *
 * @param check the check without that condition
 */
public record SelfTestedCheck(Check check) implements Conformance {
  /** Makes such checks for {@link Conformance#of}. */
  public static final class Provider implements Conformance.Provider {
    @Override
    public Conformance of(Contract contract) {
      return new SelfTestedCheck(Check.of(contract, AUTO));
    }
  }

  /** Lets a run be conformant if the check passes its self-test. */
  private enum Gate implements RunPart.SelfTestGate {
    INSTANCE;

    @Override
    public boolean passes(Check check, String edition) {
      return SelfTest.sample(check, edition).holds();
    }
  }

  @Override
  public Conformance edition(String nameOrPath) {
    return new SelfTestedCheck(check.edition(nameOrPath));
  }

  @Override
  public Conformance impact(Rule rule, Impact impact) {
    return with(check.settings().with(rule, impact));
  }

  @Override
  public Conformance recordedSince(Instant oldest) {
    return with(check.settings().with(oldest));
  }

  private Conformance with(Settings settings) {
    return new SelfTestedCheck(check.with(settings));
  }

  @Override
  public Result check(ExchangeSource source, Consumer<CheckedExchange> each) {
    return new RunPart(check, check.run(source, each), Gate.INSTANCE).result();
  }

  @Override
  public Function<Exchange, CheckedExchange> oneByOne() {
    return check.oneByOne();
  }
}
