package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.report.ExchangeLog;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.report.Report;
import io.github.cbrsdk.conformance.report.ReportFolder;
import io.github.cbrsdk.conformance.report.ReportJson;
import io.github.cbrsdk.conformance.report.ReportMerge;
import io.github.cbrsdk.conformance.result.VerdictPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "merge",
    header = "Merges several reports into one, such as those of several endpoints.",
    description = {
      "",
      "Reads reports of check --report-dir. The merged verdict is the worst of them. Each finding"
          + " lists the reports that have it, by the name of their folder."
    },
    footer = {
      "",
      "Example:",
      "  cbr-conformance merge reports/east reports/west --report-dir reports/all",
      "",
      "Exit status: the worst of the reports, as of 'check'; 2 wrong usage."
    })
final class MergeCommand extends ContextCommand {
  @Mixin private ReportsParameter reports = new ReportsParameter();

  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  ExitStatus run() throws IOException {
    Map<String, Path> byLabel = new LinkedHashMap<>();
    for (Path path : reports.paths()) {
      if (byLabel.putIfAbsent(label(path), path) != null) {
        throw new SourceException(
            "Two reports have the name '%s': put them into folders with different names."
                .formatted(label(path)));
      }
    }
    return merge(byLabel, output, context, context.redaction());
  }

  /**
   * Merges reports, and writes and prints the merged one.
   *
   * @return the exit status
   */
  static ExitStatus merge(
      Map<String, Path> paths, OutputOptions output, CommandContext context, Redaction redaction)
      throws IOException {
    Map<String, Report> reports = new LinkedHashMap<>();
    Map<String, Path> folders = new LinkedHashMap<>();
    for (Map.Entry<String, Path> entry : paths.entrySet()) {
      Path path = entry.getValue();
      reports.put(entry.getKey(), ReportJson.read(path));
      folders.put(entry.getKey(), Files.isDirectory(path) ? path : path.resolveSibling("."));
    }
    Report merged =
        ReportMerge.of(reports, sum -> status(sum, reports.values(), output.policy()).code());
    try (ReportFolder folder = output.openFolder()) {
      if (folder != null) {
        ExchangeLog.merge(folders, folder);
      }
      output.write(ReportJson.redact(merged, redaction), null, context, folder);
    }
    return ExitStatus.of(merged.exitStatus());
  }

  /** The worst of the statuses of the reports and of the merged report by {@code --fail-on}. */
  private static ExitStatus status(Report merged, Collection<Report> parts, VerdictPolicy policy) {
    ExitStatus worst = ExitStatus.of(merged.verdict(policy));
    for (Report part : parts) {
      worst = worst.worse(ExitStatus.of(part.exitStatus()));
    }
    return worst;
  }

  private static String label(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path folder = absolute.toString().endsWith(".json") ? absolute.getParent() : absolute;
    Path name = folder == null ? null : folder.getFileName();
    return name == null ? absolute.toString() : name.toString();
  }
}
