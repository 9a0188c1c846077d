package io.github.cbrsdk.conformance.proof;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.sdk.SdkOperation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
          ResponseDrifts::of, TextDrifts::of, MemberDrifts::of, ValueDrifts::of, SecretDrifts::of);

  private final Conformance check;
  private final String edition;
  private final List<Exemplar> exemplars;
  private final boolean sample;
  private final InvariantEvaluator evaluator;
  private final ProofCounter counter = new ProofCounter();

  /** Invariants of which no conforming exchange was found. */
  private final Set<Validation> impossible = new LinkedHashSet<>();

  /** Invariants that no change broke, each with an exemplar. */
  private final Map<Validation, Exemplar> unbroken = new LinkedHashMap<>();

  private final Set<Validation> tried = new HashSet<>();

  private SelfProof(Conformance check, EffectiveContract contract, boolean sample) {
    this.edition = contract.edition().name();
    this.check = check.edition(edition).unproven();
    this.evaluator = new InvariantEvaluator(contract);
    this.exemplars = Exemplars.of(contract);
    this.sample = sample;
    if (sample) {
      leaveOutRepeated();
    }
    Function<Exchange, CheckedExchange> checker = this.check.oneByOne();
    exemplars.replaceAll(exemplar -> conforming(exemplar, checker));
  }

  /**
   * The exemplar as it conforms: what an example does not show is made up, and may not be in the
   * relation to others that an invariant demands. Then another value is searched, or optional
   * members are left out.
   */
  private Exemplar conforming(Exemplar exemplar, Function<Exchange, CheckedExchange> checker) {
    Judgement judgement = new Judgement(edition, evaluator, impossible);
    judgement.hear(exemplar.exchange(), checker.apply(exemplar.exchange()));
    judgement
        .first()
        .ifPresent(
            drift -> {
              throw refusal(exemplar, drift);
            });
    List<Drift> violations = judgement.violations();
    if (violations.isEmpty()) {
      return exemplar;
    }
    Drift drift = violations.get(0);
    Validation validation = Objects.requireNonNull(evaluator.violated(drift));
    Optional<Exemplar> better =
        RelationSearch.where(true, validation, drift.pointer(), exemplar, evaluator)
            .filter(
                each -> {
                  judgement.hear(each.exchange(), checker.apply(each.exchange()));
                  return !judgement.alarms() && judgement.violations().size() < violations.size();
                })
            .findFirst()
            .or(
                () ->
                    exemplar.without(drift.pointer(), RelationSearch.mentioned(validation.rule())));
    if (better.isEmpty()) {
      impossible.add(validation);
    }
    return conforming(better.orElse(exemplar), checker);
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
    impossible.forEach(each -> untried(each, "no exchange was found that conforms to it"));
    unbroken.keySet().removeAll(tried);
    unbroken.forEach(
        (each, on) -> untried(each, "no change of " + on + " was found that breaks it"));
    return counter.proof(edition);
  }

  private void single() {
    Function<Exchange, CheckedExchange> checker = check.oneByOne();
    Judgement judgement = new Judgement(edition, evaluator, impossible);
    for (Exemplar exemplar : exemplars) {
      injections(exemplar, evaluator)
          .filter(injection -> !isEnough(injection))
          .filter(injection -> !impossible.contains(injection.invariant()))
          .forEach(injection -> inject(injection, checker, judgement));
      Variations.of(exemplar)
          .limit(sample ? 3 : Long.MAX_VALUE)
          .forEach(
              variation -> {
                Exchange exchange = variation.exchange().get();
                judgement.hear(exchange, checker.apply(exchange));
                counter.countVariation(
                    judgement.alarms(), () -> variation.description() + ": " + judgement);
              });
    }
  }

  private void inject(
      Injection injection, Function<Exchange, CheckedExchange> checker, Judgement judgement) {
    List<Exchange> exchanges = injection.exchanges().get().toList();
    Validation invariant = injection.invariant();
    if (exchanges.isEmpty()) {
      if (invariant != null && injection.operator().equals(invariant.id())) {
        unbroken.putIfAbsent(invariant, injection.exemplar());
      }
      return;
    }
    boolean noticed =
        exchanges.stream()
            .anyMatch(
                exchange -> {
                  judgement.hear(exchange, checker.apply(exchange));
                  return judgement.notices(injection);
                });
    if (invariant != null) {
      tried.add(invariant);
    }
    counter.count(
        injection.rule().id(),
        injection.operator(),
        noticed,
        () -> injection.description() + "; noticed was " + judgement);
  }

  private void untried(Validation invariant, String reason) {
    counter.countUntried(
        invariant.reports().id(),
        invariant.id(),
        "%s: the invariant '%s' could not be tried: %s"
            .formatted(invariant.location(), invariant.id(), reason));
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
  static Stream<Injection> injections(Exemplar exemplar, InvariantEvaluator evaluator) {
    return Stream.concat(
        DRIFTS.stream().flatMap(drifts -> drifts.apply(exemplar)),
        RelationDrifts.of(exemplar, evaluator));
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

  /**
   * An operation that the SDK lacks is a miss, unless no SDK was generated for this contract at
   * all: then its reports say that the effect is not measured.
   */
  private void effects() {
    List<EffectDrifts.Effect> effects = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>();
    boolean generated =
        exemplars.stream()
            .anyMatch(exemplar -> SdkOperation.of(exemplar.operation().id()).isPresent());
    for (Exemplar exemplar : exemplars) {
      SdkOperation operation = SdkOperation.of(exemplar.operation().id()).orElse(null);
      if (operation == null && generated) {
        unknown.add(exemplar.operation().id());
      } else if (operation != null) {
        operation
            .model()
            .ifPresent(
                model ->
                    EffectDrifts.of(exemplar, model).stream()
                        .limit(sample ? 4 : Long.MAX_VALUE)
                        .forEach(effects::add));
      }
    }
    for (String id : unknown) {
      counter.count(
          ProofCounter.SDK_EFFECT,
          SdkEffect.NOT_MEASURED.id(),
          false,
          () -> "SDK effect of drifts of " + id + ": the SDK was generated without this operation");
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
