package io.github.cbrsdk.conformance;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.UnknownEditionException;
import io.github.cbrsdk.conformance.engine.Editions;
import io.github.cbrsdk.conformance.engine.ExchangeValidator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Checks exchanges against a contract. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Result result = Conformance.of(Contract.bundled()).edition("otc-2024-09").check(source);
 * }</pre>
 */
public final class Conformance {
  /** Stands for the nearest edition: with breaking drift in the fewest exchanges. */
  public static final String AUTO = "auto";

  private final RunResult.Plan plan;

  private Conformance(RunResult.Plan plan) {
    this.plan = plan;
  }

  /**
   * A check against that contract, by the nearest edition, with all layers.
   *
   * @throws ContractException if the contract cannot be compiled
   */
  public static Conformance of(Contract contract) {
    return new Conformance(plan(contract, AUTO, Settings.DEFAULT, true));
  }

  /**
   * The same check by an edition.
   *
   * @param nameOrPath {@value #AUTO}, {@code any}, the name of an edition, or the path of an
   *     overlay
   * @throws UnknownEditionException if it is none of them
   * @throws ContractException if it cannot be compiled
   */
  public Conformance edition(String nameOrPath) {
    return new Conformance(plan(plan.contract(), nameOrPath, plan.settings(), plan.proving()));
  }

  /** The same check without a layer; for showing that each of them is needed. */
  public Conformance without(Layer layer) {
    return with(plan.settings().without(layer));
  }

  /** The same check with another impact of a rule. */
  public Conformance impact(Rule rule, Impact impact) {
    return with(plan.settings().with(rule, impact));
  }

  /** The same check, which leaves out exchanges recorded before that time. */
  public Conformance recordedSince(Instant oldest) {
    return with(plan.settings().with(oldest));
  }

  private Conformance with(Settings settings) {
    return new Conformance(plan.with(settings));
  }

  /**
   * The same check without the proof that it would notice every drift; for those who see to that
   * themselves.
   */
  public Conformance unproven() {
    return new Conformance(plan.unproven());
  }

  /** The edition that was asked for, compiled; empty with {@value #AUTO}. */
  public Optional<EffectiveContract> given() {
    return plan.given() < 0
        ? Optional.empty()
        : Optional.of(plan.editions().contract(plan.given()));
  }

  /**
   * All editions are compiled whatever was asked for: findings tell in which they would conform.
   */
  static RunResult.Plan plan(
      Contract contract, String nameOrPath, Settings settings, boolean proving) {
    List<EffectiveContract> all = new ArrayList<>();
    contract.editions().forEach(name -> all.add(contract.edition(name)));
    int given = contract.editions().indexOf(nameOrPath);
    if (given < 0 && !nameOrPath.equals(AUTO)) {
      all.add(contract.edition(nameOrPath));
      given = all.size() - 1;
    } else if (all.isEmpty()) {
      all.add(contract.edition(Edition.ANY));
    }
    return new RunResult.Plan(contract, Editions.of(all), given, settings, proving);
  }

  /**
   * The contract in an edition that this check considers.
   *
   * @throws IllegalArgumentException if it does not consider it
   */
  public EffectiveContract contract(String edition) {
    int index = plan.editions().names().indexOf(edition);
    if (index < 0) {
      throw new IllegalArgumentException("This check does not consider the edition " + edition);
    }
    return plan.editions().contract(index);
  }

  /**
   * Checks all exchanges of a source. Conformant is only what was checked by a check that notices
   * one drift of each kind; that is tried once for each contract and edition. The result is
   * {@linkplain java.io.Serializable serializable}, so that those of parts can be sent to where
   * they are merged.
   */
  public Result check(ExchangeSource source) {
    return check(source, exchange -> {});
  }

  /**
   * Checks all exchanges of a source.
   *
   * @param each is told of each exchange, in the order of the source and by one thread at a time
   * @throws SourceException if the source cannot be read
   */
  public Result check(ExchangeSource source, Consumer<CheckedExchange> each) {
    try (ParallelRun run =
        new ParallelRun(() -> new ExchangeValidator(plan.editions(), plan.settings()), each)) {
      source.forEach(run::add);
      run.finish();
      return new RunResult(plan, run.statistics());
    }
  }

  /** Checks one exchange. */
  public CheckedExchange check(Exchange exchange) {
    return oneByOne().apply(exchange);
  }

  /** The same for many exchanges, each answered at once; for one thread. */
  public Function<Exchange, CheckedExchange> oneByOne() {
    return new ExchangeValidator(plan.editions(), plan.settings())::check;
  }
}
