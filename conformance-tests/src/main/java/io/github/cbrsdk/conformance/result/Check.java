package io.github.cbrsdk.conformance.result;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.UnknownEditionException;
import io.github.cbrsdk.conformance.engine.Editions;
import io.github.cbrsdk.conformance.engine.ExchangeValidator;
import io.github.cbrsdk.conformance.engine.ParallelRun;
import io.github.cbrsdk.conformance.engine.RunStatistics;
import io.github.cbrsdk.conformance.engine.Settings;
import io.github.cbrsdk.conformance.rule.Rules;
import io.github.cbrsdk.conformance.sdk.SdkOperation;
import io.github.cbrsdk.conformance.sdk.SdkRoundTrip;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A check by one edition or the nearest, without the self-test, which its users run. Immutable and
 * safe for use by several threads.
 */
public final class Check implements Serializable {
  private static final long serialVersionUID = 1;

  private final Contract contract;
  private final Settings settings;
  private final String edition;
  private final transient Editions editions;

  /** The index of the edition that was asked for; negative for the nearest. */
  private final transient int given;

  private Check(
      Contract contract, String edition, int given, Editions editions, Settings settings) {
    this.contract = contract;
    this.edition = edition;
    this.given = given;
    this.editions = editions;
    this.settings = settings;
  }

  /**
   * A check against a contract.
   *
   * @param edition {@code auto}, {@code any}, the name of an edition, or the path of an overlay
   * @throws UnknownEditionException if the edition is none of them
   * @throws ContractException if the contract cannot be compiled
   */
  public static Check of(Contract contract, String edition, Settings settings) {
    // All editions are compiled in every case: findings name those in which they would conform.
    List<EffectiveContract> all = new ArrayList<>();
    contract.editions().forEach(name -> all.add(contract.edition(name)));
    int given = contract.editions().indexOf(edition);
    if (given < 0 && !edition.equals(Conformance.AUTO)) {
      given = all.size();
      all.add(contract.edition(edition));
    } else if (all.isEmpty()) {
      all.add(contract.edition(Edition.ANY));
    }
    return new Check(contract, edition, given, Editions.of(all), settings);
  }

  public static Check of(Contract contract, String edition) {
    return of(contract, edition, Settings.DEFAULT);
  }

  public Check edition(String name) {
    return of(contract, name, settings);
  }

  public Check with(Settings changed) {
    return new Check(contract, edition, given, editions, changed);
  }

  public Settings settings() {
    return settings;
  }

  /** The hashes of the contract in all editions: equal for equal contracts. */
  public List<String> hashes() {
    return editions.hashes();
  }

  /** The contract in an edition that this check considers. */
  public EffectiveContract contract(String name) {
    return editions.contract(editions.names().indexOf(name));
  }

  /** Whether results of both checks can be merged. */
  boolean isSameAs(Check other) {
    return given == other.given
        && settings.equals(other.settings)
        && hashes().equals(other.hashes());
  }

  /**
   * Checks all exchanges of a source and counts.
   *
   * @param each is told of each exchange, in the order of the source and by one thread at a time
   * @throws SourceException if the source cannot be read
   */
  public RunStatistics run(ExchangeSource source, Consumer<CheckedExchange> each) {
    try (ParallelRun run = new ParallelRun(this::validator, each)) {
      source.forEach(run::add);
      run.finish();
      return run.statistics();
    }
  }

  /**
   * Checks each exchange at once, for a source that waits for the next one, and counts.
   *
   * @param each is told of each exchange, before the source goes on
   */
  public RunStatistics runAtOnce(ExchangeSource source, Consumer<CheckedExchange> each) {
    ExchangeValidator validator = validator();
    source.forEach(exchange -> each.accept(validator.check(exchange)));
    return validator.statistics();
  }

  private ExchangeValidator validator() {
    return new ExchangeValidator(
        editions, settings, Rules.ruleSet(settings.layers()), new SdkRoundTrip(SdkOperation::of));
  }

  /** Checks exchanges one by one, each at once; for one thread. */
  public Function<Exchange, CheckedExchange> oneByOne() {
    return validator()::check;
  }

  /** The result of a run of this check for which no self-test is required. */
  public Result check(ExchangeSource source, Consumer<CheckedExchange> each) {
    return new RunPart(this, run(source, each), null).result();
  }

  /** The result of a run of this check for which no self-test is required. */
  public Result check(ExchangeSource source) {
    return check(source, exchange -> {});
  }

  /** What a run of this check found by the edition that was asked for, or by the nearest. */
  public RunSummary summary(RunStatistics statistics) {
    EditionChoice choice = EditionSelector.choose(editions, given, statistics);
    int index = editions.names().indexOf(choice.name());
    EffectiveContract effective = editions.contract(index);
    CoverageCount coverage = CoverageCount.of(effective, statistics, index, settings);
    List<Finding> findings =
        FindingLimiter.fold(statistics.findings(index, editions.names()), statistics.checked());
    findings.addAll(coverage.absent());
    findings.addAll(statistics.history().findings(editions, index, settings));
    return new RunSummary(
        effective.info(),
        choice,
        statistics.counts(index),
        statistics.isRefused(),
        statistics.unjudged(index),
        statistics.history().dropped(),
        findings,
        coverage.members(),
        coverage.coverage());
  }

  private Object readResolve() {
    return of(contract, edition, settings);
  }
}
