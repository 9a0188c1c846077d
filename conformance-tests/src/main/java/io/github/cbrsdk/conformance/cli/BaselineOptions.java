package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.baseline.Baseline;
import io.github.cbrsdk.conformance.baseline.BaselineUse;
import io.github.cbrsdk.conformance.baseline.Impacts;
import io.github.cbrsdk.conformance.report.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which drift is known and accepted, and which rules weigh more or less than they do. */
final class BaselineOptions {
  private final Clock clock;


  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Do not count the drifts that this file lists, each with a reason and the day on which"
              + " that expires.")
  private @Nullable Path accepted;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description =
          "Write such a file with all drifts found now. Each needs a reason before it is read.")
  private @Nullable Path written;

  @Option(
      names = "--accept-reason",
      paramLabel = "TEXT",
      description = "The reason that --write-baseline writes for those that have none.")
  private @Nullable String reason;

  @Option(
      names = "--impacts",
      paramLabel = "FILE",
      description =
          "Weigh rules as this file says, such as 'member-undeclared: breaking', one a line.")
  private @Nullable Path impacts;

  private @Nullable Baseline read;

  BaselineOptions(Clock clock) {
    this.clock = clock;
  }

  /**
   * Rejects a reason without a file to write it to.
   *
   * @throws UsageException if that is so
   */
  void requireFileForReason() {
    if (reason != null && written == null) {
      throw new UsageException("--accept-reason needs --write-baseline.");
    }
  }

  /** Which drifts are accepted today. */
  Predicate<Drift> accepted() {
    Baseline baseline = baseline();
    return drift -> baseline.accepts(drift, today());
  }

  /** What became of the accepted drifts, given all findings. */
  BaselineUse use(List<Finding> found) {
    return BaselineUse.of(baseline(), found, today());
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

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  /** Writes the file that was asked for, given all findings; prints those that it cannot hold. */
  void write(List<Finding> found, PrintWriter err) throws IOException {
    if (written == null) {
      return;
    }
    baseline().with(found, today(), reason == null ? "" : reason).write(written);
    for (Finding finding : found) {
      if (!Baseline.canHold(finding.drift())) {
        err.printf(
            "%s at %s cannot be accepted: there are too many different ones.%n",
            finding.rule().id(), Printable.of(finding.pointer()));
      }
    }
  }
}
