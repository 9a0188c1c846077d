package io.github.cbrsdk.conformance.proof;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.layer.SdkModels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Injects the drifts that can be derived from an edition, one at a time, into exchanges that
 * conform to it, and counts how many of them a check notices.
 */
public final class SelfProof {
  /** More than the check wants to see before it says that something never comes. */
  private static final int MANY = 25;

  private static final String RARE = "in none of many";

  private static final List<Function<Exemplar, Stream<Injection>>> DRIFTS =
      List.of(
          ResponseDrifts::of,
          TextDrifts::of,
          MemberDrifts::of,
          ValueDrifts::of,
          RelationDrifts::of,
          SecretDrifts::of);

  private final Conformance check;
  private final String edition;
  private final List<Exemplar> exemplars;
  private final boolean sample;
  private final ProofCounter counter = new ProofCounter();

  private SelfProof(Conformance check, EffectiveContract contract, boolean sample) {
    this.edition = contract.edition().name();
    this.check = check.edition(edition).unproven();
    this.exemplars = Exemplars.of(contract);
    this.sample = sample;
    if (sample) {
      leaveOutRepeated();
    }
    Function<Exchange, CheckedExchange> checker = this.check.oneByOne();
    exemplars.replaceAll(exemplar -> conforming(exemplar, checker));
  }

  /**
   * The exemplar, which may have to do without optional members: what an example does not show is
   * made up, and may not be in the relation to others that a rule demands.
   */
  private Exemplar conforming(Exemplar exemplar, Function<Exchange, CheckedExchange> checker) {
    Judgement judgement = new Judgement(edition, List.of(exemplar));
    judgement.hear(checker.apply(exemplar.exchange()));
    Drift drift = judgement.first().orElse(null);
    if (drift == null) {
      return exemplar;
    }
    if (drift.rule() != Rule.INVARIANT_VIOLATED) {
      throw refusal(exemplar, drift);
    }
    Exemplar less =
        exemplar
            .without(drift.pointer(), judgement.mentioned(drift))
            .orElseThrow(() -> refusal(exemplar, drift));
    return conforming(less, checker);
  }

  /**
   * Injects every drift.
   *
   * @param check the check that has to notice them
   * @param edition an edition that it considers
   * @throws ContractException if no conforming exchange can be made
   */
  public static Proof complete(Conformance check, String edition) {
    return new SelfProof(check, check.contract(edition), false).run();
  }

  /**
   * Injects one drift of each kind: enough to see that each layer and rule is at work, and quick
   * enough to be done before every verdict.
   *
   * @param check the check that has to notice them
   * @param edition an edition that it considers
   * @throws ContractException if no conforming exchange can be made
   */
  public static Proof sample(Conformance check, String edition) {
    return new SelfProof(check, check.contract(edition), true).run();
  }

  /** Statuses that answer alike need not all be tried. */
  private void leaveOutRepeated() {
    Set<Object> seen = new HashSet<>();
    exemplars.removeIf(
        exemplar ->
            !seen.add(List.of(exemplar.operation().id(), String.valueOf(exemplar.schema()))));
  }

  private Proof run() {
    single();
    exemplars.forEach(this::rare);
    effects();
    return counter.proof(edition);
  }

  private void single() {
    Function<Exchange, CheckedExchange> checker = check.oneByOne();
    Judgement judgement = new Judgement(edition, exemplars);
    for (Exemplar exemplar : exemplars) {
      injections(exemplar)
          .filter(injection -> !isEnough(injection))
          .forEach(injection -> inject(injection, checker, judgement));
      Variations.of(exemplar)
          .limit(sample ? 3 : Long.MAX_VALUE)
          .forEach(
              variation -> {
                judgement.hear(checker.apply(variation.exchange().get()));
                counter.countVariation(
                    judgement.alarms(), () -> variation.description() + ": " + judgement);
              });
    }
  }

  private void inject(
      Injection injection, Function<Exchange, CheckedExchange> checker, Judgement judgement) {
    boolean noticed =
        injection
            .exchanges()
            .get()
            .anyMatch(
                exchange -> {
                  judgement.hear(checker.apply(exchange));
                  return judgement.notices(injection);
                });
    counter.count(
        injection.rule().id(),
        injection.operator(),
        noticed,
        () -> injection.description() + "; noticed was " + judgement);
  }

  /** Without a conforming exchange there is nothing to inject drifts into. */
  private static ContractException refusal(Exemplar exemplar, Drift drift) {
    String problem =
        "%s: no conforming exchange can be made for %s: with everything that is declared, it"
            + " shows %s. Give an example of that response, or mend the contract.";
    Expected shown = new Expected(drift.rule(), drift.pointer());
    return new ContractException(problem.formatted(drift.contract(), exemplar, shown));
  }

  /** All drifts of an exemplar. */
  static Stream<Injection> injections(Exemplar exemplar) {
    return DRIFTS.stream().flatMap(drifts -> drifts.apply(exemplar));
  }

  private boolean isEnough(Injection injection) {
    return sample && counter.injected(injection.rule(), injection.operator()) > 0;
  }

  private void rare(Exemplar exemplar) {
    for (RareDrifts.Absence absence : RareDrifts.of(exemplar)) {
      if (sample && counter.injected(Rule.MEMBER_VANISHED, RARE) > 0) {
        return;
      }
      List<Finding> findings =
          check.check(Collections.nCopies(MANY, absence.exchange())::forEach).findings();
      Set<Expected> noticed = new HashSet<>();
      findings.forEach(each -> noticed.add(new Expected(each.rule(), each.pointer())));
      for (Expected expected : absence.expected()) {
        counter.count(
            expected.rule().id(),
            RARE,
            noticed.contains(expected),
            () -> exemplar + ", in none of " + MANY + ": " + expected);
      }
      noticed.removeIf(each -> each.rule() != Rule.MEMBER_VANISHED);
      noticed.removeAll(absence.expected());
      counter.countVariation(!noticed.isEmpty(), () -> exemplar + ": " + noticed);
    }
  }

  private void effects() {
    List<EffectDrifts.Effect> effects = new ArrayList<>();
    SdkModels models = new SdkModels();
    for (Exemplar exemplar : exemplars) {
      models
          .of(exemplar.operation())
          .ifPresent(
              model ->
                  EffectDrifts.of(exemplar, model).stream()
                      .limit(sample ? 4 : Long.MAX_VALUE)
                      .forEach(effects::add));
    }
    List<Finding> findings =
        check.check(source -> effects.forEach(each -> source.accept(each.exchange()))).findings();
    for (EffectDrifts.Effect effect : effects) {
      Finding finding = find(findings, effect.expected());
      counter.count(
          ProofCounter.SDK_EFFECT,
          effect.effect().id(),
          finding != null && finding.sdkEffect() == effect.effect(),
          effect::description);
    }
  }

  private static @Nullable Finding find(List<Finding> findings, Expected expected) {
    return findings.stream()
        .filter(each -> each.rule() == expected.rule() && each.pointer().equals(expected.pointer()))
        .findFirst()
        .orElse(null);
  }
}
