package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.baseline.BaselineUse;
import io.github.cbrsdk.conformance.contract.ContractInfo;
import io.github.cbrsdk.conformance.result.RunSummary;
import io.github.cbrsdk.conformance.result.VerdictPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one report of several, each of which may be by another edition: findings of one fingerprint
 * become one.
 */
public final class ReportMerge {
  private static final Comparator<ReportedFinding> ORDER =
      Comparator.comparing(ReportedFinding::finding, RunSummary.ORDER)
          .thenComparing(ReportedFinding::fingerprint);

  /** Of two findings of one fingerprint, the first by this order lends its texts. */
  private static final Comparator<ReportedFinding> TEXTS =
      Comparator.comparing(ReportedFinding::impact)
          .thenComparing(finding -> finding.drift().contract().toString())
          .thenComparing(finding -> finding.drift().expected())
          .thenComparing(finding -> finding.drift().observed())
          .thenComparing(finding -> String.valueOf(finding.drift().hint()));

  private final List<Run> runs = new ArrayList<>();
  private final Map<String, ReportedFinding> findings = new LinkedHashMap<>();
  private final Map<List<String>, MemberStatistics> members =
      new TreeMap<>(Comparator.comparing(String::valueOf));
  private final List<EditionMatrix> matrices = new ArrayList<>();
  private @Nullable SelfTestTable selfTest;
  private final List<BaselineUse> acceptances = new ArrayList<>();

  private ReportMerge() {}

  /**
   * The report of all of them.
   *
   * @param reports the reports by the label that tells them apart; at least one
   * @throws SourceException if they are of different versions of the contract
   */
  public static Report of(Map<String, Report> reports, Function<Report, Integer> status) {
    ReportMerge merge = new ReportMerge();
    reports.forEach(merge::add);
    return merge.report(status.apply(merge.report(0)));
  }

  private void add(String label, Report report) {
    for (Run run : report.runs()) {
      runs.add(run.labelled(run.label().isEmpty() ? label : label + "/" + run.label()));
    }
    for (ReportedFinding finding : report.findings()) {
      findings.merge(finding.fingerprint(), under(label, finding), ReportMerge::sum);
    }
    for (MemberStatistics member : report.members()) {
      members.merge(
          List.of(member.operation(), member.schema(), member.pointer()),
          member,
          MemberStatistics::plus);
    }
    if (report.editionMatrix() != null) {
      matrices.add(under(label, report.editionMatrix()));
    }
    if (report.selfTest() != null) {
      selfTest = selfTest == null ? report.selfTest() : selfTest.plus(report.selfTest());
    }
    acceptances.add(new BaselineUse(report.accepted()));
  }

  private static ReportedFinding under(String label, ReportedFinding finding) {
    Finding found = finding.finding();
    return new ReportedFinding(
        new Finding(
            found.drift(),
            found.editions(),
            found.sdkEffect(),
            found.occurrences(),
            found.exchanges(),
            labelled(label, found.sources())),
        finding.advice(),
        finding.runs().isEmpty() ? List.of(label) : labelled(label, finding.runs()),
        finding.excerpt(),
        finding.proposal(),
        finding.fingerprint());
  }

  private static List<String> labelled(String label, List<String> names) {
    return names.stream().map(name -> label + "/" + name).toList();
  }

  private static ReportedFinding sum(ReportedFinding a, ReportedFinding b) {
    boolean inOrder = TEXTS.compare(a, b) <= 0;
    ReportedFinding texts = inOrder ? a : b;
    ReportedFinding other = inOrder ? b : a;
    Finding one = a.finding();
    Finding two = b.finding();
    return new ReportedFinding(
        new Finding(
            texts.drift(),
            one.editions().stream().filter(two.editions()::contains).toList(),
            Collections.max(List.of(one.sdkEffect(), two.sdkEffect())),
            one.occurrences() + two.occurrences(),
            one.exchanges() + two.exchanges(),
            union(one.sources(), two.sources()).limit(Finding.MAX_SOURCES).toList()),
        texts.advice(),
        union(a.runs(), b.runs()).toList(),
        texts.excerpt() == null ? other.excerpt() : texts.excerpt(),
        texts.proposal() == null ? other.proposal() : texts.proposal(),
        texts.fingerprint());
  }

  static Stream<String> union(List<String> a, List<String> b) {
    return Stream.concat(a.stream(), b.stream()).distinct().sorted();
  }

  private static EditionMatrix under(String label, EditionMatrix matrix) {
    return new EditionMatrix(
        matrix.editions(),
        matrix.rows().stream()
            .map(
                row ->
                    new EditionMatrix.Row(label + "/" + row.label(), row.exchanges(), row.cells()))
            .toList());
  }

  private Report report(int exitStatus) {
    List<ReportedFinding> stillTrue =
        findings.values().stream().filter(this::isStillTrue).sorted(ORDER).toList();
    ExchangeCounts exchanges =
        runs.stream().map(Run::exchanges).reduce(ExchangeCounts::plus).orElseThrow();
    return new Report(
        VerdictPolicy.DEFAULT.of(
            stillTrue.stream().map(ReportedFinding::impact),
            exchanges,
            runs.stream().map(Run::verdict)),
        exitStatus,
        contractInfo(),
        edition(),
        exchanges,
        stillTrue,
        List.copyOf(members.values()),
        coverage(),
        matrix(),
        selfTest,
        BaselineUse.merge(acceptances).entries(),
        runs);
  }

  /** What one run did not observe, another one of the same edition and contract may have. */
  private boolean isStillTrue(ReportedFinding finding) {
    return finding.rule() != Rule.NEVER_OBSERVED
        || runs.stream()
            .map(ReportMerge::compared)
            .distinct()
            .anyMatch(contract -> isUnobserved(finding, contract));
  }

  private boolean isUnobserved(ReportedFinding finding, List<String> contract) {
    return runs.stream()
        .filter(run -> compared(run).equals(contract))
        .allMatch(run -> finding.runs().contains(run.label()));
  }

  /** What a run was compared with: an edition has the same name in different contracts. */
  private static List<String> compared(Run run) {
    return List.of(run.edition().name(), run.contract().sha256());
  }

  private ContractInfo contractInfo() {
    Set<String> versions = new TreeSet<>();
    Set<String> hashes = new TreeSet<>();
    for (Run run : runs) {
      versions.add(run.contract().version());
      hashes.add(run.contract().sha256());
    }
    if (versions.size() > 1) {
      throw new SourceException(
          "The reports are of different versions of the contract ("
              + String.join(", ", versions)
              + "); check with one version");
    }
    return new ContractInfo(versions.iterator().next(), String.join("+", hashes));
  }

  private EditionChoice edition() {
    if (runs.size() == 1) {
      return runs.get(0).edition();
    }
    Set<String> names = new TreeSet<>();
    runs.forEach(run -> names.add(run.edition().name()));
    return new EditionChoice(
        String.join(", ", names),
        names.size() > 1 || runs.stream().allMatch(run -> run.edition().given()),
        List.of(),
        Messages.count(runs.size(), "run") + ", each by its own edition");
  }

  private @Nullable EditionMatrix matrix() {
    if (matrices.isEmpty()) {
      return null;
    }
    Set<String> editions = new TreeSet<>();
    matrices.forEach(matrix -> editions.addAll(matrix.editions()));
    return new EditionMatrix(
        List.copyOf(editions),
        matrices.stream().map(EditionMatrix::rows).flatMap(Collection::stream).toList());
  }

  /**
   * How much of the contract the runs observed: of one edition what any of them observed, and of
   * several editions or contracts the sum, since they declare different things.
   */
  private Coverage coverage() {
    Map<List<String>, Coverage> byContract = new LinkedHashMap<>();
    for (Run run : runs) {
      byContract.merge(compared(run), run.coverage(), (a, b) -> merge(a, b, ReportMerge::both));
    }
    return byContract.values().stream()
        .reduce((a, b) -> merge(a, b, ReportMerge::sum))
        .orElseThrow();
  }

  private static Coverage merge(Coverage a, Coverage b, BinaryOperator<Coverage.Part> parts) {
    return new Coverage(
        parts.apply(a.members(), b.members()),
        parts.apply(a.enumValues(), b.enumValues()),
        parts.apply(a.statuses(), b.statuses()),
        parts.apply(a.envelopes(), b.envelopes()));
  }

  private static Coverage.Part both(Coverage.Part a, Coverage.Part b) {
    List<String> missing = a.missing().stream().filter(Set.copyOf(b.missing())::contains).toList();
    return new Coverage.Part(a.declared(), a.declared() - missing.size(), missing);
  }

  private static Coverage.Part sum(Coverage.Part a, Coverage.Part b) {
    return new Coverage.Part(
        a.declared() + b.declared(),
        a.observed() + b.observed(),
        union(a.missing(), b.missing()).toList());
  }
}
