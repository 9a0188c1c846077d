package io.github.cbrsdk.conformance.result;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes one finding of very many that differ in a name or value only: a body can show as many as it
 * likes, and nobody reads them. Which ones stay depends on what was found alone, and not on the
 * order, so that results still merge.
 */
final class FindingLimiter {
  /** How many of a rule stay in one object. */
  static final int MAX = 100;

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::pointer).thenComparing(finding -> finding.drift().detail());

  private FindingLimiter() {}

  /**
   * The findings, and one for all that are too many of a rule in one object.
   *
   * @param checked how many exchanges were checked: a crowd can be in no more
   */
  static List<Finding> fold(List<Finding> findings, long checked) {
    Map<String, List<Finding>> groups = new TreeMap<>();
    for (Finding finding : findings) {
      groups.computeIfAbsent(group(finding), unused -> new ArrayList<>()).add(finding);
    }
    List<Finding> folded = new ArrayList<>();
    for (List<Finding> group : groups.values()) {
      if (group.size() <= MAX) {
        folded.addAll(group);
      } else {
        List<Finding> single = new ArrayList<>(group);
        single.removeIf(FindingLimiter::standsForMany);
        single.sort(ORDER);
        List<Finding> kept = single.subList(0, Math.min(MAX, single.size()));
        folded.addAll(kept);
        group.removeAll(new LinkedHashSet<>(kept));
        folded.add(crowd(group, checked));
      }
    }
    return folded;
  }

  /** Names that are no names of the contract share a place where there are very many. */
  private static boolean standsForMany(Finding finding) {
    return finding.drift().isCrowd()
        || (finding.rule() == Rule.MEMBER_UNDECLARED && finding.pointer().endsWith("/*"));
  }

  private static String group(Finding finding) {
    return String.join(
        "\n",
        finding.rule().id(),
        finding.impact().id(),
        finding.drift().operation(),
        around(finding));
  }

  private static String around(Finding finding) {
    return JsonPointer.parent(finding.pointer());
  }

  private static Finding crowd(List<Finding> findings, long checked) {
    findings.sort(ORDER);
    Drift first = findings.get(0).drift();
    Set<String> editions = new TreeSet<>(findings.get(0).editions());
    Set<String> sources = new TreeSet<>();
    for (Finding finding : findings) {
      editions.retainAll(finding.editions());
      sources.addAll(finding.sources());
    }
    long occurrences = findings.stream().mapToLong(Finding::occurrences).sum();
    Drift drift =
        new Drift(
            first.rule(),
            first.impact(),
            first.operation(),
            around(findings.get(0)) + "/*",
            first.contract(),
            first.expected(),
            "many more, seen %d times".formatted(occurrences),
            Drift.CROWD,
            null);
    return new Finding(
        drift,
        List.copyOf(editions),
        findings.stream().map(Finding::sdkEffect).max(Comparator.naturalOrder()).orElseThrow(),
        occurrences,
        Math.min(occurrences, checked),
        sources.stream().limit(Finding.MAX_SOURCES).toList());
  }
}
