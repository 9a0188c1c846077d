package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.baseline.Baseline;
import io.github.cbrsdk.conformance.baseline.BaselineUse;
import io.github.cbrsdk.conformance.baseline.Impacts;
import io.github.cbrsdk.conformance.cli.ContextCommand.DependentOptions;
import io.github.cbrsdk.conformance.report.Printable;
import io.github.cbrsdk.conformance.report.Redaction;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class BaselineOptions implements DependentOptions {
  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Accept the drifts that this file lists, each with a reason and the day on which it"
              + " expires.")
  private @Nullable Path accepted;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description =
          "Write all drifts of this run to a baseline file. Add a reason to each before you use it.")
  private @Nullable Path written;

  @Option(
      names = "--accept-reason",
      paramLabel = "TEXT",
      description = "Write this reason for drifts that have none; needs --write-baseline.")
  private String reason = "";

  @Option(
      names = "--impacts",
      paramLabel = "FILE",
      description =
          "Read impacts of rules from this file; each line is such as 'member-undeclared:"
              + " breaking'.")
  private @Nullable Path impacts;

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private @Nullable Baseline read;

  @Override
  public void requireOthers() {
    if (!reason.isEmpty() && written == null) {
      throw new UsageException("--accept-reason needs --write-baseline.");
    }
  }

  /** Which drifts are accepted today. */
  Predicate<Drift> accepted() {
    Baseline baseline = baseline();
    return drift -> baseline.accepts(drift, today);
  }

  /** What became of the accepted drifts, given all findings. */
  BaselineUse use(List<Finding> found) {
    return BaselineUse.of(baseline(), found, today);
  }

  /** The impacts that replace those of the rules. */
  Map<Rule, Impact> impacts() {
    return impacts == null ? Map.of() : Impacts.read(impacts);
  }

  private Baseline baseline() {
    if (read == null) {
      read = accepted == null ? Baseline.NONE : Baseline.read(accepted);
    }
    return read;
  }

  /**
   * Writes all findings to the new baseline, if there is one; prints those that it cannot hold.
   *
   * @param redaction masks secrets in pointers; an entry counts by its fingerprint
   */
  void write(List<Finding> found, Redaction redaction, PrintWriter err) throws IOException {
    if (written == null) {
      return;
    }
    baseline().with(found, today, reason).write(written, redaction::apply);
    for (Finding finding : found) {
      if (!Baseline.canHold(finding.drift())) {
        err.printf(
            "%s at %s cannot be accepted: it stands for too many different findings.%n",
            finding.rule().id(), Printable.of(redaction.apply(finding.pointer())));
      }
    }
  }
}
