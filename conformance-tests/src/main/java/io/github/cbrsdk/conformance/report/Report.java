package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Result;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What every face of a report shows.
 *
 * @param result what the run found; of several runs, what they found together
 * @param exitStatus what the process returns for it
 * @param failing the impacts that fail the run
 * @param runs how it was run: one entry, or one for each of the merged runs; empty where a library
 *     user does not say
 * @param evidence what backs the findings
 */
public record Report(
    Result result, int exitStatus, Set<Impact> failing, List<Run> runs, Evidence evidence) {
  public Report {
    failing = Set.copyOf(failing);
    runs = List.copyOf(runs);
  }

  /** A report with the result alone, in which every drift fails. */
  public Report(Result result, int exitStatus) {
    this(
        result, exitStatus, EnumSet.of(Impact.BREAKING, Impact.ADDITIVE), List.of(), Evidence.NONE);
  }

  /** The findings of that impact. */
  public List<Finding> findings(Impact impact) {
    return result.findings().stream().filter(finding -> finding.impact() == impact).toList();
  }

  /** How many findings there are of that impact. */
  public int count(Impact impact) {
    return findings(impact).size();
  }
}
