package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.report.ContractFiles;
import io.github.cbrsdk.conformance.report.GitHubAnnotations;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.report.Report;
import io.github.cbrsdk.conformance.report.ReportFolder;
import io.github.cbrsdk.conformance.report.ReportJson;
import io.github.cbrsdk.conformance.report.TerminalReport;
import io.github.cbrsdk.conformance.result.VerdictPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class OutputOptions {
  enum Format {
    text,
    json
  }

  /** The lowest impact of a drift that fails the run. */
  enum FailOn {
    breaking,
    additive,
    never
  }

  enum Annotations {
    github
  }

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      description =
          "Write report.html, contract.html, report.json, exchanges.ndjson, junit.xml, report.sarif"
              + " and summary.md to this folder.")
  private @Nullable Path reportDir;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Print the report as 'text' (default) or 'json', which is report.json.")
  private Format format = Format.text;

  @Option(
      names = "--annotations",
      paramLabel = "HOST",
      description = "Also print workflow commands that mark lines of the contract: 'github'.")
  private @Nullable Annotations annotations;

  @Option(
      names = "--contract-path",
      paramLabel = "DIR",
      description =
          "Where the contract's documents are in your repository, for annotations and report.sarif"
              + " (default: openapi).")
  private String contractPath = ContractFiles.FOLDER;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only errors; the exit status is the verdict.")
  private boolean quiet;

  @Option(
      names = "--fail-on",
      paramLabel = "IMPACT",
      description =
          "Exit with 1 on 'breaking' drift only (default), on 'additive' drift too, or 'never'.")
  private FailOn failOn = FailOn.breaking;

  @Nullable Path reportDir() {
    return reportDir;
  }

  VerdictPolicy policy() {
    return new VerdictPolicy(
        switch (failOn) {
          case breaking -> Set.of(Impact.BREAKING);
          case additive -> Set.of(Impact.BREAKING, Impact.ADDITIVE);
          case never -> Set.of();
        });
  }

  /** Whether the output is for a program, and has nothing but the report. */
  boolean json() {
    return format == Format.json;
  }

  boolean quiet() {
    return quiet;
  }

  /** The folder for the reports, without those of an earlier run; null without the option. */
  @Nullable ReportFolder openFolder() {
    return reportDir == null ? null : ReportFolder.at(reportDir);
  }

  /**
   * Writes and prints a report in all the formats that were chosen.
   *
   * @param edition the edition that the caller named, or null
   */
  void write(
      Report report,
      @Nullable String edition,
      CommandContext context,
      @Nullable ReportFolder folder)
      throws IOException {
    ContractFiles files = ContractFiles.of(context.contract(), report, contractPath);
    if (folder != null) {
      folder.write(report, policy().drift(), context.contract(), edition, files);
      folder.commit();
    }
    if (quiet) {
      return;
    }
    TerminalReport terminal = new TerminalReport(context.page(new Redaction()));
    if (json()) {
      context.print(ReportJson.indented(report));
    } else {
      terminal.print(report);
    }
    if (annotations != null) {
      new GitHubAnnotations(json() ? context.err() : context.out()).print(report, files);
    }
    if (!json()) {
      terminal.printVerdict(report);
    }
  }
}
