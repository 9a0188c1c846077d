package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What several reports of the same checks, such as those of a nightly job, tell together. {@code
 * history.json} is this record.
 *
 * @param reports the reports, the oldest first
 * @param differences in what the reports differ apart from their findings, in words
 * @param findings the findings of all reports, the worst first
 * @param presence the changes of the presence of members, the latest first
 */
public record History(
    List<DatedReport> reports,
    List<UnreadReport> notRead,
    List<String> differences,
    List<FindingSpan> findings,
    List<PresenceChange> presence) {
  static final String FILE = "history.json";
  static final String PAGE = "history.html";

  /**
   * A report, and what it checked.
   *
   * @param startedAt when its last run began
   */
  public record DatedReport(
      String label,
      Instant startedAt,
      Verdict verdict,
      int exitStatus,
      String contract,
      String edition,
      String source,
      int breaking,
      int additive) {}

  public record UnreadReport(String label, String reason) {}

  /**
   * When a finding was seen.
   *
   * @param seenIn for each of the reports whether it has it
   * @param isOpen whether no report that checked anything is later than the last one that has it
   */
  public record FindingSpan(
      String fingerprint,
      Rule rule,
      Impact impact,
      String operation,
      String pointer,
      String sentence,
      Instant firstSeen,
      Instant lastSeen,
      List<Boolean> seenIn,
      int count,
      boolean isOpen) {}

  /**
   * A change of a member between two reports that observed it.
   *
   * @param at the time of the first report with the change
   * @param before such as {@code always}, {@code sometimes} or {@code never}
   */
  public record PresenceChange(
      Instant at, String operation, String pointer, String before, String after) {}

  /**
   * The history that some reports tell.
   *
   * @param read the reports by label
   */
  public static History of(Map<String, Report> read, List<UnreadReport> notRead) {
    List<Map.Entry<String, Report>> inOrder =
        read.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<String, Report>, Instant>comparing(
                        each -> startedAt(each.getValue()))
                    .thenComparing(Map.Entry::getKey))
            .toList();
    List<DatedReport> reports =
        inOrder.stream().map(each -> dated(each.getKey(), each.getValue())).toList();
    List<Report> all = inOrder.stream().map(Map.Entry::getValue).toList();
    return new History(
        reports, List.copyOf(notRead), differences(reports), findings(all), presence(all));
  }

  /** The time of the last run of a report. */
  static Instant startedAt(Report report) {
    return report.runs().stream()
        .map(Run::startedAt)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private static DatedReport dated(String label, Report report) {
    Set<String> sources = new TreeSet<>();
    report.runs().forEach(run -> sources.add(RunDescription.source(run)));
    return new DatedReport(
        label,
        startedAt(report),
        report.verdict(),
        report.exitStatus(),
        "%s (sha256 %s)"
            .formatted(report.contract().version(), Messages.shortHash(report.contract())),
        Messages.isCompared(report.edition(), report.exchanges()) ? report.edition().name() : "",
        String.join(", ", sources),
        report.count(Impact.BREAKING),
        report.count(Impact.ADDITIVE));
  }

  private static List<String> differences(List<DatedReport> reports) {
    Map<String, Function<DatedReport, String>> aspects = new LinkedHashMap<>();
    aspects.put("contracts", DatedReport::contract);
    aspects.put("editions", DatedReport::edition);
    aspects.put("endpoints or recordings", DatedReport::source);
    List<String> differences = new ArrayList<>();
    if (!differInContract(reports)) {
      aspects.remove("contracts");
    }
    aspects.forEach(
        (name, aspect) -> {
          List<String> values =
              reports.stream()
                  .map(aspect)
                  .filter(value -> !value.isEmpty())
                  .distinct()
                  .sorted()
                  .toList();
          if (values.size() > 1) {
            differences.add(
                "The reports are of different %s (%s), which may be why a finding came or went."
                    .formatted(name, String.join("; ", values)));
          }
        });
    return List.copyOf(differences);
  }

  /** Whether versions differ, or hashes of one edition: another edition has another hash. */
  private static boolean differInContract(List<DatedReport> reports) {
    Set<String> versions = new TreeSet<>();
    Map<String, Set<String>> byEdition = new TreeMap<>();
    for (DatedReport each : reports) {
      versions.add(each.contract().replaceFirst(" \\(.*", ""));
      if (!each.edition().isEmpty()) {
        byEdition.computeIfAbsent(each.edition(), any -> new TreeSet<>()).add(each.contract());
      }
    }
    return versions.size() > 1 || byEdition.values().stream().anyMatch(each -> each.size() > 1);
  }

  private static List<FindingSpan> findings(List<Report> reports) {
    Map<String, ReportedFinding> latest = new LinkedHashMap<>();
    Map<String, List<Integer>> seen = new LinkedHashMap<>();
    for (int i = 0; i < reports.size(); i++) {
      for (ReportedFinding each : reports.get(i).findings()) {
        latest.put(each.fingerprint(), each);
        seen.computeIfAbsent(each.fingerprint(), unused -> new ArrayList<>()).add(i);
      }
    }
    return latest.values().stream()
        .map(each -> span(each, seen.getOrDefault(each.fingerprint(), List.of()), reports))
        .sorted(
            Comparator.comparing(FindingSpan::impact)
                .thenComparing(each -> !each.isOpen())
                .thenComparing(FindingSpan::firstSeen)
                .thenComparing(FindingSpan::fingerprint))
        .toList();
  }

  private static FindingSpan span(
      ReportedFinding finding, List<Integer> seen, List<Report> reports) {
    List<Boolean> seenIn = IntStream.range(0, reports.size()).mapToObj(seen::contains).toList();
    return new FindingSpan(
        finding.fingerprint(),
        finding.rule(),
        finding.impact(),
        finding.drift().operation(),
        finding.pointer(),
        Messages.sentence(finding),
        startedAt(reports.get(seen.get(0))),
        startedAt(reports.get(seen.get(seen.size() - 1))),
        seenIn,
        seen.size(),
        seen.get(seen.size() - 1) >= lastChecked(reports));
  }

  /**
   * The index of the last report that checked anything, or negative: what another did not see may
   * be there.
   */
  private static int lastChecked(List<Report> reports) {
    for (int i = reports.size() - 1; i >= 0; i--) {
      if (reports.get(i).exchanges().checked() > 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<PresenceChange> presence(List<Report> reports) {
    Map<List<String>, String> before = new TreeMap<>(Comparator.comparing(String::valueOf));
    List<PresenceChange> changes = new ArrayList<>();
    for (Report report : reports) {
      for (MemberStatistics member : report.members()) {
        String now = presence(member);
        List<String> key = List.of(member.operation(), member.schema(), member.pointer());
        String earlier = now.isEmpty() ? now : before.put(key, now);
        if (earlier != null && !earlier.equals(now)) {
          changes.add(
              new PresenceChange(
                  startedAt(report), member.operation(), member.pointer(), earlier, now));
        }
      }
    }
    changes.sort(Comparator.comparing(PresenceChange::at).reversed());
    return List.copyOf(changes);
  }

  /** How often a member is there, in words; empty if no object was seen that could have it. */
  private static String presence(MemberStatistics member) {
    long there = member.present() + member.nulls();
    if (there + member.absent() == 0) {
      return "";
    }
    String often = there == 0 ? "never" : member.absent() == 0 ? "always" : "sometimes";
    return member.nulls() == 0
        ? often
        : often + (member.present() == 0 ? ", as null" : ", also as null");
  }

  /** Writes the history as JSON and as a page; the folder has to be committed. */
  public void write(ReportFolder folder) throws IOException {
    folder.write(FILE, ReportJson.indented(this));
    folder.write(PAGE, HistoryPage.of(this));
  }
}
