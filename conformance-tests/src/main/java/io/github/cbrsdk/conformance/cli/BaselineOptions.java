package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.baseline.Adjustment;
import io.github.cbrsdk.conformance.baseline.Baseline;
import io.github.cbrsdk.conformance.baseline.Impacts;
import io.github.cbrsdk.conformance.report.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which drift is known and accepted, and which rules weigh more or less than they do. */
final class BaselineOptions {
  private final Clock clock;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

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

  BaselineOptions(Clock clock) {
    this.clock = clock;
  }

  /**
   * Nobody is to believe that a reason was written.
   *
   * @throws ParameterException if one is there, and no file to write it to
   */
  void requireFileForReason() {
    if (reason != null && written == null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--accept-reason needs --write-baseline.");
    }
  }

  /** What they come to. */
  Adjustment adjustment() {
    return new Adjustment(
        drifts(), impacts == null ? Impacts.UNCHANGED : Impacts.read(impacts), today());
  }

  private Baseline drifts() {
    return accepted == null ? Baseline.NONE : Baseline.read(accepted);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  /** Writes the file that was asked for, given all that was found; says what is not in it. */
  void write(Result found, PrintWriter err) throws IOException {
    if (written != null) {
      drifts().with(found.findings(), today(), reason == null ? "" : reason).write(written);
      found.findings().stream()
          .filter(finding -> !Baseline.canHold(finding.drift()))
          .forEach(
              finding ->
                  err.printf(
                      "%s at %s cannot be accepted: there are too many different ones.%n",
                      finding.rule().id(), Printable.of(finding.pointer())));
    }
  }
}
