package io.github.cbrsdk.conformance.selftest;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.engine.Settings;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.rule.Rules;
import io.github.cbrsdk.conformance.sample.ExpectedFinding;
import io.github.cbrsdk.conformance.sample.InvariantEvaluator;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.SampleExchanges;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Injects the drifts that can be derived from an edition, one at a time, into exchanges that
 * conform to it, and counts how many of them a check notices.
 */
public final class SelfTest {
  private static final int MANY = 25; // More than the presence rules need.

  /** Contracts of others may have thousands of responses. */
  private static final int MAX_BRIEF = 40;

  private static final String RARE = "in none of many";

  private static final Map<Rule, Impact> RAISED =
      Map.of(Rule.ENDPOINT_UNDECLARED, Impact.ADDITIVE, Rule.CREDENTIAL_MISSING, Impact.ADDITIVE);

  private static final Map<List<Object>, SelfTestResult> SAMPLES = new ConcurrentHashMap<>();

  private final Check check;
  private final EffectiveContract contract;
  private final String edition;
  private final List<SampleExchange> samples;
  private final boolean brief;
  private final boolean strict;
  private final SchemaOpinion opinion;
  private final InvariantEvaluator evaluator;
  private final SelfTestCounter counter = new SelfTestCounter();

  /** Invariants of which no conforming exchange was found. */
  private final Set<Validation> impossible = new LinkedHashSet<>();

  /** Invariants that no change broke, each with a sample. */
  private final Map<Validation, SampleExchange> unbroken = new LinkedHashMap<>();

  private final Set<Validation> tried = new HashSet<>();

  private SelfTest(Check check, EffectiveContract contract, boolean brief) {
    this.contract = contract;
    this.edition = contract.edition().name();
    // The impacts that a user chooses could hide what has to be detected, and notices are no drift.
    this.check = check.edition(edition).with(new Settings(check.settings().layers(), RAISED, null));
    this.evaluator = new InvariantEvaluator(contract);
    this.strict = contract.strict();
    this.opinion = new SchemaOpinion(contract);
    this.samples = SampleExchanges.of(contract, this::leaveOut);
    this.brief = brief;
    if (brief) {
      leaveOutRepeated();
    }
    ConformingSample conforming =
        new ConformingSample(contract, evaluator, this.check.oneByOne(), impossible);
    List<SampleExchange> made = List.copyOf(samples);
    samples.clear();
    for (SampleExchange sample : made) {
      try {
        samples.add(conforming.of(sample));
      } catch (ContractException e) {
        leaveOut(e);
      }
    }
  }

  /**
   * Injects every drift into an edition of a check, which has to detect them.
   *
   * @throws ContractException if no conforming exchange can be made
   */
  public static SelfTestResult complete(Check check, String edition) {
    return new SelfTest(check, check.contract(edition), false).run();
  }

  /**
   * Injects one drift of each kind: enough to see that each layer and rule is at work, and quick
   * enough to be done before every verdict. Checks of the same contracts share one result in a
   * virtual machine.
   *
   * @throws ContractException if no conforming exchange can be made
   */
  public static SelfTestResult sample(Check check, String edition) {
    return SAMPLES.computeIfAbsent(
        List.of(check.hashes(), check.settings().layers(), edition),
        unused -> new SelfTest(check, check.contract(edition), true).run());
  }

  /** Leaves a response out, since no sample of it conforms; in the project's contract an error. */
  private void leaveOut(ContractException reason) {
    if (strict) {
      throw reason;
    }
    counter.countUntried(String.valueOf(reason.getMessage()));
  }

  /** Statuses whose responses are declared alike need not all be tried. */
  private void leaveOutRepeated() {
    Set<Object> seen = new HashSet<>();
    samples.removeIf(
        sample ->
            !seen.add(
                List.of(
                    sample.operation().id(),
                    sample.isOfFurtherType(),
                    String.valueOf(sample.schema()))));
    if (!strict && samples.size() > MAX_BRIEF) {
      samples.subList(MAX_BRIEF, samples.size()).clear();
    }
  }

  private SelfTestResult run() {
    single();
    samples.forEach(this::presence);
    HistoryMutations histories = new HistoryMutations(check, evaluator, counter);
    samples.forEach(sample -> tried.addAll(histories.inject(sample, unbroken)));
    new SdkEffectSelfTest(check, samples, brief, strict, counter).run();
    impossible.forEach(each -> untried(each, "no exchange was found that conforms to it"));
    unbroken.keySet().removeAll(tried);
    unbroken.forEach(
        (each, on) -> untried(each, "no change of " + on + " was found that breaks it"));
    return counter.selfTest(edition);
  }

  private void single() {
    Function<Exchange, CheckedExchange> checker = check.oneByOne();
    MutationOutcome outcome = new MutationOutcome(edition, evaluator, impossible);
    for (SampleExchange sample : samples) {
      chosen(sample)
          .filter(mutation -> !impossible.contains(mutation.invariant()))
          .forEach(mutation -> inject(mutation, checker, outcome));
      AllowedVariations.of(sample)
          .limit(brief ? 3 : Long.MAX_VALUE)
          .forEach(variation -> vary(sample, variation, checker, outcome));
    }
  }

  private void vary(
      SampleExchange sample,
      AllowedVariations.Variation variation,
      Function<Exchange, CheckedExchange> checker,
      MutationOutcome outcome) {
    Exchange exchange = variation.exchange().get();
    // Of a choice that is left open, a change may make another option apply.
    if (strict || opinion.accepts(sample, exchange).orElse(true)) {
      outcome.record(exchange, checker.apply(exchange));
      counter.countVariation(
          outcome.hasFalseAlarm(), () -> variation.description() + ": " + outcome);
    }
  }

  private void inject(
      Mutation mutation, Function<Exchange, CheckedExchange> checker, MutationOutcome outcome) {
    Validation invariant = mutation.invariant();
    Exchange last = null;
    boolean noticed = false;
    // One after the other, since each costs a search.
    for (Iterator<Exchange> each = mutation.exchanges().get().iterator();
        !noticed && each.hasNext(); ) {
      last = each.next();
      outcome.record(last, checker.apply(last));
      noticed = outcome.detects(mutation);
    }
    if (last == null) {
      if (invariant != null && mutation.operator().equals(invariant.id())) {
        unbroken.putIfAbsent(invariant, mutation.sample());
      }
      return;
    }
    if (invariant != null) {
      tried.add(invariant);
    }
    if (!strict && !noticed && !opinion.isDrift(mutation, last)) {
      return;
    }
    counter.count(
        mutation.rule().id(),
        mutation.operator(),
        // With schemas that overlap, a drift may be told as another one.
        noticed || (!strict && outcome.firstUnexplained().isPresent()),
        () -> mutation.description() + "; noticed was " + outcome);
  }

  private void untried(Validation invariant, String reason) {
    counter.countUntried(
        invariant.reports(),
        invariant.id(),
        "%s: the invariant '%s' could not be tried: %s"
            .formatted(invariant.location(), invariant.id(), reason));
  }

  static Stream<Mutation> mutations(SampleExchange sample, InvariantEvaluator evaluator) {
    return Rules.all().stream()
        .flatMap(rule -> rule.mutations(new MutationMaker(rule.rule(), sample, evaluator)));
  }

  /** In brief one of each kind, and one of the body of each further media type. */
  private Stream<Mutation> chosen(SampleExchange sample) {
    Stream<Mutation> ofSchema =
        mutations(sample, evaluator).filter(each -> each.rule().layer() == Layer.SCHEMA);
    return Stream.concat(
        ofSchema.limit(brief && sample.isOfFurtherType() ? 1 : 0),
        mutations(sample, evaluator).filter(mutation -> !isEnough(mutation)));
  }

  private boolean isEnough(Mutation mutation) {
    return brief && counter.injected(mutation.rule(), mutation.operator()) > 0;
  }

  private void presence(SampleExchange sample) {
    for (PresenceMutations.Absence absence : PresenceMutations.of(sample, contract)) {
      if (brief && counter.injected(Rule.MEMBER_VANISHED, RARE) > 0) {
        return;
      }
      List<Finding> findings =
          check.check(Collections.nCopies(MANY, absence.exchange())::forEach).findings();
      Set<ExpectedFinding> noticed = new HashSet<>();
      findings.forEach(each -> noticed.add(ExpectedFinding.of(each.drift())));
      for (ExpectedFinding expected : absence.expected()) {
        counter.count(
            expected.rule().id(),
            RARE,
            noticed.contains(expected),
            () -> sample + ", in none of " + MANY + ": " + expected);
      }
      noticed.removeIf(each -> each.rule() != Rule.MEMBER_VANISHED);
      noticed.removeAll(absence.expected());
      counter.countVariation(!noticed.isEmpty(), () -> sample + ": " + noticed);
    }
  }
}
