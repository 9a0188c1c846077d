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
import java.util.stream.Collectors;

/**
 * Limits the number of findings that differ in a name or value only, since a body can have any
 * number of them. The choice depends on the findings and not on their order, so that results merge.
 */
final class FindingLimiter {
  /** Maximum number of findings of a rule in one object. */
  static final int MAX = 100;

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::pointer).thenComparing(finding -> finding.drift().detail());

  private FindingLimiter() {}

  /**
   * The findings, with one for all above the limit.
   *
   * @param checked number of exchanges that were checked, the maximum for one finding
   */
  static List<Finding> fold(List<Finding> findings, long checked) {
    Map<String, List<Finding>> groups =
        findings.stream()
            .collect(
                Collectors.groupingBy(FindingLimiter::group, TreeMap::new, Collectors.toList()));
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
        folded.add(others(group, checked));
      }
    }
    return folded;
  }

  /** Undeclared names share one pointer where there are many of them. */
  private static boolean standsForMany(Finding finding) {
    return finding.drift().standsForMany()
        || (finding.rule() == Rule.MEMBER_UNDECLARED && finding.pointer().endsWith("/*"));
  }

  private static String group(Finding finding) {
    return String.join(
        "\n",
        finding.rule().id(),
        finding.impact().id(),
        finding.drift().operation(),
        JsonPointer.parent(finding.pointer()));
  }

  private static Finding others(List<Finding> findings, long checked) {
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
            JsonPointer.parent(first.pointer()) + "/*",
            first.contract(),
            first.expected(),
            "many more, seen %d times".formatted(occurrences),
            Drift.OTHERS,
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
