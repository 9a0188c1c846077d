package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.report.GitHubAnnotations;
import io.github.cbrsdk.conformance.report.JsonReport;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.report.Report;
import io.github.cbrsdk.conformance.report.ReportFiles;
import io.github.cbrsdk.conformance.report.ReportFolder;
import io.github.cbrsdk.conformance.report.TerminalReport;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a report goes, and what fails. */
final class OutputOptions {
  /** What is printed to standard output. */
  enum Format {
    text,
    json
  }

  /** Whose workflow commands are printed. */
  enum Annotations {
    github
  }

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      description =
          "Write report.html, contract.html, report.json, exchanges.ndjson, junit.xml, report.sarif"
              + " and summary.md there.")
  private @Nullable Path reportDir;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Print the report as 'text' (default) or 'json', which is report.json.",
      defaultValue = "text")
  private Format format = Format.text;

  @Option(
      names = "--annotations",
      paramLabel = "HOST",
      description = "Print workflow commands that mark the contract's lines, too: 'github'.")
  private @Nullable Annotations annotations;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but errors; the exit status tells the verdict.")
  private boolean quiet;

  @Option(
      names = "--fail-on",
      paramLabel = "IMPACT",
      description =
          "Exit with 1 on drift that is 'breaking' (default), also on what is 'additive', or"
              + " 'never'.",
      defaultValue = "breaking")
  private FailOn failOn = FailOn.breaking;

  @Nullable Path reportDir() {
    return reportDir;
  }

  FailOn failOn() {
    return failOn;
  }

  boolean quiet() {
    return quiet;
  }

  /** Hands out a report in all the ways that were asked for. */
  void write(Report report, Shell shell, Redaction redaction) throws IOException {
    if (reportDir != null) {
      ReportFiles.write(report, shell.contract(), ReportFolder.at(reportDir, redaction));
    }
    if (quiet) {
      return;
    }
    if (format == Format.json) {
      StringWriter json = new StringWriter();
      JsonReport.write(report, json);
      shell.out().print(redaction.apply(json.toString()));
      shell.out().flush();
    } else {
      new TerminalReport(shell.page(redaction)).print(report);
    }
    if (annotations != null) {
      new GitHubAnnotations(format == Format.json ? shell.err() : shell.out(), redaction)
          .print(report);
    }
  }
}
