package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Coverage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much of the contract several runs observed: in one edition what any of them observed, and of
 * several editions the sum, since they declare different things.
 */
final class CoverageMerge {
  private CoverageMerge() {}

  static Coverage of(List<Run> runs) {
    Map<String, Coverage> byEdition = new LinkedHashMap<>();
    for (Run run : runs) {
      byEdition.merge(
          run.edition().name(), run.coverage(), (a, b) -> merge(a, b, CoverageMerge::both));
    }
    return byEdition.values().stream()
        .reduce((a, b) -> merge(a, b, CoverageMerge::sum))
        .orElseThrow();
  }

  private interface Merge {
    Coverage.Part apply(Coverage.Part a, Coverage.Part b);
  }

  private static Coverage merge(Coverage a, Coverage b, Merge parts) {
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
    Set<String> missing = new TreeSet<>(a.missing());
    missing.addAll(b.missing());
    return new Coverage.Part(
        a.declared() + b.declared(), a.observed() + b.observed(), List.copyOf(missing));
  }
}
