package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.report.Evidence;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.report.Report;
import io.github.cbrsdk.conformance.report.ReportMerge;
import io.github.cbrsdk.conformance.report.StoredReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes one report of several. */
@Command(
    name = "merge",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Makes one report of several, such as those of several endpoints.",
    description = {
      "",
      "Reads what check --report-dir wrote. The verdict is the worst of them; each finding says"
          + " which of them saw it. A report is called by the name of its folder."
    },
    optionListHeading = "%nOptions:%n",
    footer = {"", "Exit status: that of the worst report, as of 'check'; 2 wrong usage."})
final class MergeCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "REPORT",
      arity = "1..*",
      description = "A folder with a report.json in it, or such a file.")
  private List<Path> reports = List.of();

  @Mixin private OutputOptions output = new OutputOptions();

  MergeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Report> byLabel = new LinkedHashMap<>();
    for (Path path : reports) {
      if (byLabel.putIfAbsent(label(path), StoredReport.read(path)) != null) {
        throw new SourceException(
            "Two reports are called '%s': put them into folders of different names."
                .formatted(label(path)));
      }
    }
    Report merged = merge(byLabel);
    ExitStatus status = status(merged, byLabel);
    Report report =
        new Report(
            merged.result(),
            status.code(),
            output.failOn().impacts(),
            merged.runs(),
            evidence(merged));
    output.write(report, shell, new Redaction());
    return status.code();
  }

  /** The contract's lines are shown if it is this program's contract that the reports are of. */
  private Evidence evidence(Report merged) {
    String version = shell.contract().edition(Edition.ANY).info().version();
    return merged.result().contract().version().equals(version)
        ? merged.evidence().withContract(shell.contract(), merged.result().findings())
        : merged.evidence();
  }

  private static Report merge(Map<String, Report> reports) {
    try {
      return ReportMerge.of(reports);
    } catch (IllegalArgumentException e) {
      throw new SourceException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A part that is not to be trusted, or was not checked, leaves its mark on the whole. */
  private ExitStatus status(Report merged, Map<String, Report> parts) {
    if (parts.values().stream().anyMatch(part -> part.exitStatus() == ExitStatus.UNPROVEN.code())) {
      return ExitStatus.UNPROVEN;
    }
    ExitStatus status = output.failOn().of(merged.result());
    boolean unchecked =
        parts.values().stream().anyMatch(part -> part.result().verdict() == Verdict.NOT_CHECKED);
    return status == ExitStatus.CONFORMANT && unchecked ? ExitStatus.NOT_CHECKED : status;
  }

  private static String label(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path folder = absolute.toString().endsWith(".json") ? absolute.getParent() : absolute;
    Path name = folder == null ? null : folder.getFileName();
    return name == null ? absolute.toString() : name.toString();
  }
}
