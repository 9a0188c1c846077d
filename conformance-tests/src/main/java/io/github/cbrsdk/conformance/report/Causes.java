package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts findings together that probably have the same cause. */
final class Causes {
  private static final String RENAMED = "probably renamed to ";

  private final Map<List<String>, Integer> sizes = new HashMap<>();
  private final Set<String> newNames = new HashSet<>();

  private Causes(List<ReportedFinding> findings) {
    for (ReportedFinding finding : findings) {
      sizes.merge(line(finding), 1, Integer::sum);
      if (finding.rule() == Rule.MEMBER_MISSING) {
        newNames.add(newName(finding));
      }
    }
  }

  /** The findings by cause, in the order of the first of each. */
  static Collection<List<ReportedFinding>> of(List<ReportedFinding> findings) {
    Causes causes = new Causes(findings);
    Map<List<String>, List<ReportedFinding>> groups = new LinkedHashMap<>();
    for (ReportedFinding finding : findings) {
      groups.computeIfAbsent(causes.of(finding), cause -> new ArrayList<>()).add(finding);
    }
    return groups.values();
  }

  /** A renamed member, else one line of the contract, one object, or one change of many members. */
  private List<String> of(ReportedFinding finding) {
    String newName = newName(finding);
    if (newNames.contains(newName) && !newName.isEmpty()) {
      return List.of(finding.drift().operation(), newName);
    }
    if (sizes.getOrDefault(line(finding), 0) > 1) {
      return line(finding);
    }
    return finding.rule() == Rule.MEMBER_MISSING || finding.rule() == Rule.MEMBER_UNDECLARED
        ? of(finding, JsonPointer.parent(finding.pointer()))
        : of(finding, finding.drift().expected(), finding.drift().observed());
  }

  private static List<String> line(ReportedFinding finding) {
    return of(finding, finding.drift().contract().file(), finding.drift().contract().pointer());
  }

  private static List<String> of(ReportedFinding finding, String... more) {
    List<String> cause = new ArrayList<>(List.of(more));
    cause.add(finding.rule().id());
    cause.add(finding.drift().operation());
    return cause;
  }

  /** The pointer of a member that is, or probably is, the new name of another; else empty. */
  private static String newName(ReportedFinding finding) {
    String hint = finding.drift().hint();
    return finding.rule() == Rule.MEMBER_UNDECLARED
        ? finding.pointer()
        : hint != null && hint.startsWith(RENAMED)
            ? JsonPointer.child(
                JsonPointer.parent(finding.pointer()), hint.substring(RENAMED.length()))
            : "";
  }
}
