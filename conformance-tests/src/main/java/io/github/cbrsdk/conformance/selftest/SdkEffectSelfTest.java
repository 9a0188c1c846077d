package io.github.cbrsdk.conformance.selftest;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.sample.ExpectedFinding;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sdk.SdkOperation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Injects drifts of each effect on a user of the SDK, which the check has to tell. */
record SdkEffectSelfTest(
    Check check,
    List<SampleExchange> samples,
    boolean brief,
    boolean strict,
    SelfTestCounter counter) {
  /**
   * An operation of the project's contract that the SDK lacks is a miss, unless the SDK was
   * generated for none of them. Reports on another contract say that the effect is not measured.
   */
  void run() {
    List<EffectMutations.Effect> effects = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>();
    boolean generated =
        strict
            && samples.stream()
                .anyMatch(sample -> SdkOperation.of(sample.operation().id()).isPresent());
    for (SampleExchange sample : samples) {
      SdkOperation operation = SdkOperation.of(sample.operation().id()).orElse(null);
      if (operation == null && generated) {
        unknown.add(sample.operation().id());
      } else if (operation != null) {
        operation
            .model()
            .ifPresent(
                model ->
                    EffectMutations.of(sample, model).stream()
                        .limit(brief ? 4 : Long.MAX_VALUE)
                        .forEach(effects::add));
      }
    }
    for (String id : unknown) {
      counter.count(
          SelfTestCounter.SDK_EFFECT,
          SdkEffect.NOT_MEASURED.id(),
          false,
          () -> "SDK effect of drifts of " + id + ": the SDK was generated without this operation");
    }
    List<Finding> findings =
        check.check(source -> effects.forEach(each -> source.accept(each.exchange()))).findings();
    for (EffectMutations.Effect effect : effects) {
      counter.count(
          SelfTestCounter.SDK_EFFECT,
          effect.effect().id(),
          findings.stream()
              .filter(each -> ExpectedFinding.of(each.drift()).equals(effect.expected()))
              .findFirst()
              .filter(each -> each.sdkEffect() == effect.effect())
              .isPresent(),
          effect::description);
    }
  }
}
