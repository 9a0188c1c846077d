package io.github.cbrsdk.conformance;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractInfo;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.engine.Editions;
import io.github.cbrsdk.conformance.engine.RunStatistics;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A result as a view of what was counted, by the chosen edition. Immutable. */
final class RunResult implements Result, Serializable {
  private static final long serialVersionUID = 1;
  private static final String UNPROVEN =
      "the check does not notice every drift that is injected, so that its silence says nothing";

  private static final String REFUSED =
      "the service refused every request (status 401, 403, 429 or 5xx), which says nothing about"
          + " its answers: check the credentials and record again";

  private final transient Plan plan;
  private final RunStatistics statistics;
  private final transient EditionChoice choice;
  private final transient EffectiveContract effective;
  private final transient List<Finding> findings;
  private final transient Verdict verdict;
  private final transient boolean proven;

  /**
   * What a check considers.
   *
   * @param contract the contract
   * @param editions all editions that are checked together
   * @param given the index of the edition that the caller named, or -1
   * @param settings what the user changed
   * @param proving whether it has to be seen to notice drifts, before its silence says something
   */
  record Plan(Contract contract, Editions editions, int given, Settings settings, boolean proving) {
    Plan with(Settings changed) {
      return new Plan(contract, editions, given, changed, proving);
    }

    Plan unproven() {
      return new Plan(contract, editions, given, settings, false);
    }
  }

  RunResult(Plan plan, RunStatistics statistics) {
    this.plan = plan;
    this.statistics = statistics;
    this.choice = EditionChooser.choose(plan, statistics);
    int edition = plan.editions().names().indexOf(choice.name());
    this.effective = plan.editions().contract(edition);
    List<Finding> all =
        FindingLimiter.fold(
            statistics.findings(edition, plan.editions().names()), statistics.checked());
    if (plan.settings().layers().contains(Layer.STATISTICS)) {
      all.addAll(new PresenceRules(plan, edition, statistics).findings());
    }
    all.sort(
        Comparator.comparing(Finding::impact)
            .thenComparing(Finding::rule)
            .thenComparing(finding -> finding.drift().operation())
            .thenComparing(Finding::pointer)
            .thenComparing(finding -> finding.drift().detail()));
    this.findings = List.copyOf(all);
    this.verdict = byWhatWasFound();
    this.proven =
        verdict != Verdict.CONFORMANT || !plan.proving() || Proven.is(plan, choice.name());
  }

  private Verdict byWhatWasFound() {
    if (statistics.checked() == 0) {
      return Verdict.NOT_CHECKED;
    }
    if (findings.stream().anyMatch(finding -> finding.impact() != Impact.NOTICE)) {
      return Verdict.DRIFTED;
    }
    return statistics.checked() < statistics.total() || statistics.isRefused()
        ? Verdict.NOT_CHECKED
        : Verdict.CONFORMANT;
  }

  /**
   * What a result travels as: what was counted, and what it was checked against.
   *
   * @param edition as it was given; the path of an overlay has to be there where it arrives
   */
  private record Counted(
      Contract contract,
      String edition,
      Settings settings,
      boolean proving,
      RunStatistics statistics)
      implements Serializable {
    private Object readResolve() {
      return new RunResult(Conformance.plan(contract, edition, settings, proving), statistics);
    }
  }

  private Object writeReplace() {
    String given = plan.given() < 0 ? Conformance.AUTO : plan.editions().names().get(plan.given());
    return new Counted(plan.contract(), given, plan.settings(), plan.proving(), statistics);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("A result is read from what was counted");
  }

  @Override
  public Verdict verdict() {
    return proven ? verdict : Verdict.NOT_CHECKED;
  }

  @Override
  public ContractInfo contract() {
    return effective.info();
  }

  @Override
  public EditionChoice edition() {
    return choice;
  }

  @Override
  public ExchangeCounts exchanges() {
    if (!proven) {
      return counts(0, 0, Map.of(UNPROVEN, statistics.total()));
    }
    if (statistics.isRefused() && verdict == Verdict.NOT_CHECKED) {
      Map<String, Long> reasons = new TreeMap<>(statistics.notChecked());
      reasons.put(REFUSED, statistics.checked());
      return counts(0, 0, reasons);
    }
    return counts(statistics.checked(), statistics.drifted(chosen()), statistics.notChecked());
  }

  private ExchangeCounts counts(long checked, long drifted, Map<String, Long> notChecked) {
    return new ExchangeCounts(
        statistics.total(), checked, drifted, notChecked, statistics.skipped(), statistics.hosts());
  }

  @Override
  public long unjudged() {
    return statistics.unjudged(chosen());
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }

  @Override
  public List<MemberStatistics> members() {
    return CoverageCount.of(effective, statistics, chosen()).members();
  }

  @Override
  public Coverage coverage() {
    return CoverageCount.of(effective, statistics, chosen()).coverage();
  }

  private int chosen() {
    return plan.editions().names().indexOf(choice.name());
  }

  @Override
  public Result merge(Result other) {
    if (!(other instanceof RunResult that) || !isOfSameContract(that)) {
      throw new IllegalArgumentException(
          "Only results of one contract, the same editions and the same settings can be merged");
    }
    RunStatistics sum = new RunStatistics(plan.editions().size());
    sum.add(statistics);
    sum.add(that.statistics);
    return new RunResult(plan, sum);
  }

  private boolean isOfSameContract(RunResult that) {
    return plan.given() == that.plan.given()
        && plan.settings().equals(that.plan.settings())
        && plan.editions().hashes().equals(that.plan.editions().hashes());
  }
}
