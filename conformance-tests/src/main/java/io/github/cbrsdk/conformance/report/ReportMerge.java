package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.ContractInfo;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.accept.Acceptance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes one report of several, each of which may be by another edition: equal drifts become one
 * finding, all others stay side by side, and the verdict is the worst.
 */
public final class ReportMerge {
  private final List<Run> runs = new ArrayList<>();
  private final Map<Drift, Finding> findings = new LinkedHashMap<>();
  private final Map<Drift, Set<String>> seenBy = new LinkedHashMap<>();
  private final Map<List<String>, MemberStatistics> members =
      new TreeMap<>(Comparator.comparing(String::valueOf));
  private final Map<String, String> contract = new HashMap<>();
  private final Map<String, Excerpt> excerpts = new HashMap<>();
  private final Map<String, String> proposals = new HashMap<>();
  private final List<EditionMatrix> matrices = new ArrayList<>();
  private final Map<String, ProofTable.Row> proofs = new LinkedHashMap<>();
  private final Set<String> missed = new TreeSet<>();
  private final Set<Impact> failing = new HashSet<>();
  private final List<Acceptance> acceptances = new ArrayList<>();
  private int exitStatus;

  private ReportMerge() {}

  /**
   * The report of all of them.
   *
   * @param reports the reports by the label that tells them apart; at least one
   * @return a report whose exit status is the highest of theirs
   * @throws IllegalArgumentException if they are of different versions of the contract
   */
  public static Report of(Map<String, Report> reports) {
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("At least one report is needed");
    }
    ReportMerge merge = new ReportMerge();
    reports.forEach(merge::add);
    return merge.report();
  }

  private void add(String label, Report report) {
    List<Run> labelled = labelled(label, report);
    runs.addAll(labelled);
    exitStatus = Math.max(exitStatus, report.exitStatus());
    failing.addAll(report.failing());
    for (Finding finding : report.result().findings()) {
      findings.merge(finding.drift(), under(label, finding), ReportMerge::sum);
      Set<String> labels = seenBy.computeIfAbsent(finding.drift(), drift -> new TreeSet<>());
      List<String> inner = report.evidence().seenBy().getOrDefault(finding.drift(), List.of());
      if (inner.isEmpty()) {
        labels.add(label);
      }
      inner.forEach(name -> labels.add(label + "/" + name));
    }
    for (MemberStatistics member : report.result().members()) {
      members.merge(
          List.of(member.operation(), member.schema(), member.pointer()), member, ReportMerge::sum);
    }
    Evidence evidence = report.evidence();
    contract.putAll(evidence.contract());
    evidence.excerpts().forEach(excerpts::putIfAbsent);
    evidence.proposals().forEach(proposals::putIfAbsent);
    evidence.matrix().ifPresent(matrix -> matrices.add(under(label, matrix)));
    evidence.selfProof().ifPresent(this::add);
    acceptances.add(evidence.acceptance());
  }

  private void add(ProofTable proof) {
    missed.addAll(proof.missed());
    for (ProofTable.Row row : proof.rows()) {
      proofs.merge(
          row.rule(),
          row,
          (a, b) ->
              new ProofTable.Row(a.rule(), a.injected() + b.injected(), a.noticed() + b.noticed()));
    }
  }

  /** The runs of a report; one that does not tell how it was run gets an entry all the same. */
  private static List<Run> labelled(String label, Report report) {
    if (report.runs().isEmpty()) {
      return List.of(Run.of(report.result(), List.of(), Instant.EPOCH, 0, "").labelled(label));
    }
    return report.runs().stream()
        .map(run -> run.labelled(run.label().isEmpty() ? label : label + "/" + run.label()))
        .toList();
  }

  private static Finding under(String label, Finding finding) {
    return new Finding(
        finding.drift(),
        finding.editions(),
        finding.sdkEffect(),
        finding.occurrences(),
        finding.exchanges(),
        finding.sources().stream().map(source -> label + "/" + source).toList());
  }

  private static Finding sum(Finding a, Finding b) {
    SdkEffect worse = a.sdkEffect().compareTo(b.sdkEffect()) > 0 ? a.sdkEffect() : b.sdkEffect();
    return new Finding(
        a.drift(),
        a.editions().stream().filter(b.editions()::contains).toList(),
        worse,
        a.occurrences() + b.occurrences(),
        a.exchanges() + b.exchanges(),
        Stream.concat(a.sources().stream(), b.sources().stream())
            .sorted()
            .limit(Finding.MAX_SOURCES)
            .toList());
  }

  private static MemberStatistics sum(MemberStatistics a, MemberStatistics b) {
    return new MemberStatistics(
        a.operation(),
        a.schema(),
        a.pointer(),
        a.declared() || b.declared(),
        a.present() + b.present(),
        a.nulls() + b.nulls(),
        a.absent() + b.absent(),
        sum(a.types(), b.types()),
        sum(a.values(), b.values()));
  }

  private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
    Map<String, Long> sum = new TreeMap<>(a);
    b.forEach((name, n) -> sum.merge(name, n, Long::sum));
    return sum;
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

  private Report report() {
    StoredResult result =
        new StoredResult(
            verdict(),
            contractInfo(),
            edition(),
            exchanges(),
            findings.values().stream().filter(this::isStillTrue).sorted(ORDER).toList(),
            List.copyOf(members.values()),
            CoverageMerge.of(runs));
    Map<Drift, List<String>> labels = new HashMap<>();
    seenBy.forEach((drift, names) -> labels.put(drift, List.copyOf(names)));
    Evidence evidence =
        new Evidence(
            contract,
            excerpts,
            proposals,
            labels,
            matrix(),
            proofs.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProofTable(List.copyOf(proofs.values()), List.copyOf(missed))),
            Acceptance.merge(acceptances));
    return new Report(result, exitStatus, failing, runs, evidence);
  }

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::impact)
          .thenComparing(Finding::rule)
          .thenComparing(finding -> finding.drift().operation())
          .thenComparing(Finding::pointer)
          .thenComparing(finding -> finding.drift().detail())
          .thenComparing(finding -> finding.drift().contract().toString());

  /** What one run did not observe, another one of the same edition may have. */
  private boolean isStillTrue(Finding finding) {
    if (finding.rule() != Rule.NEVER_OBSERVED) {
      return true;
    }
    Set<String> labels = seenBy.getOrDefault(finding.drift(), Set.of());
    Set<String> editions = new HashSet<>();
    runs.stream()
        .filter(run -> labels.contains(run.label()))
        .forEach(run -> editions.add(run.edition().name()));
    return runs.stream()
        .filter(run -> editions.contains(run.edition().name()))
        .allMatch(run -> labels.contains(run.label()));
  }

  private Verdict verdict() {
    Set<Verdict> verdicts = new HashSet<>();
    runs.forEach(run -> verdicts.add(run.verdict()));
    return Stream.of(Verdict.DRIFTED, Verdict.NOT_CHECKED)
        .filter(verdicts::contains)
        .findFirst()
        .orElse(Verdict.CONFORMANT);
  }

  private ContractInfo contractInfo() {
    Set<String> versions = new TreeSet<>();
    Set<String> hashes = new TreeSet<>();
    for (Run run : runs) {
      versions.add(run.contract().version());
      hashes.add(run.contract().sha256());
    }
    if (versions.size() > 1) {
      throw new IllegalArgumentException(
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
        Words.count(runs.size(), "run") + ", each by its own edition");
  }

  private ExchangeCounts exchanges() {
    long total = 0;
    long checked = 0;
    long drifted = 0;
    Map<String, Long> notChecked = new TreeMap<>();
    for (Run run : runs) {
      total += run.exchanges().total();
      checked += run.exchanges().checked();
      drifted += run.exchanges().drifted();
      run.exchanges().notChecked().forEach((reason, n) -> notChecked.merge(reason, n, Long::sum));
    }
    return new ExchangeCounts(total, checked, drifted, notChecked);
  }

  private Optional<EditionMatrix> matrix() {
    if (matrices.isEmpty()) {
      return Optional.empty();
    }
    Set<String> editions = new TreeSet<>();
    matrices.forEach(matrix -> editions.addAll(matrix.editions()));
    return Optional.of(
        new EditionMatrix(
            List.copyOf(editions),
            matrices.stream().map(EditionMatrix::rows).flatMap(Collection::stream).toList()));
  }
}
