package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.report.History;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.report.Report;
import io.github.cbrsdk.conformance.report.ReportFolder;
import io.github.cbrsdk.conformance.report.ReportJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = HistoryCommand.NAME,
    header = "Tells from several reports when each finding was first and last seen.",
    description = {
      "",
      "Reads reports of check --report-dir, such as those of a nightly job, in the order of their"
          + " own times. Also tells when members began to be absent, null or there. A finding is gone"
          + " when a later report that checked something does not have it."
    },
    footer = {
      "",
      "Example:",
      "  cbr-conformance history nights/* --report-dir history",
      "",
      "Exit status: that of the latest report, as of 'check'; 3 if a report cannot be read and the"
          + " latest is conformant; 2 if none can be read, or wrong usage."
    })
final class HistoryCommand extends ContextCommand {
  static final String NAME = "history";

  @Mixin private ReportsParameter reports = new ReportsParameter();

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      description = "Write history.html and history.json to this folder.")
  private @Nullable Path reportDir;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Print 'text' (default) or 'json', as in the file history.json.")
  private OutputOptions.Format format = OutputOptions.Format.text;

  @Override
  ExitStatus run() throws IOException {
    Redaction redaction = context.redaction();
    Map<String, Report> read = new LinkedHashMap<>();
    List<History.UnreadReport> notRead = new ArrayList<>();
    for (Path path : new LinkedHashSet<>(reports.paths())) {
      try {
        read.put(path.toString(), ReportJson.redact(ReportJson.read(path), redaction));
      } catch (SourceException e) {
        notRead.add(new History.UnreadReport(path.toString(), String.valueOf(e.getMessage())));
      }
    }
    if (read.isEmpty()) {
      throw new SourceException(notRead.get(0).reason());
    }
    History history = History.of(read, notRead);
    if (reportDir != null) {
      try (ReportFolder folder = ReportFolder.keeping(reportDir)) {
        history.write(folder);
        folder.commit();
      }
    }
    if (format == OutputOptions.Format.json) {
      context.print(ReportJson.indented(history));
    } else {
      print(history);
    }
    ExitStatus latest =
        ExitStatus.of(history.reports().get(history.reports().size() - 1).exitStatus());
    return notRead.isEmpty() ? latest : latest.worse(ExitStatus.NOT_CHECKED);
  }

  private void print(History history) {
    Page page = context.page(new Redaction());
    int all = history.reports().size();
    page.paragraph(
        "%d reports from %s to %s; %d not read."
            .formatted(
                all,
                history.reports().get(0).startedAt(),
                history.reports().get(all - 1).startedAt(),
                history.notRead().size()));
    history.notRead().forEach(each -> page.field("not read", each.reason()));
    history.differences().forEach(page::paragraph);
    for (History.FindingSpan each : history.findings()) {
      if (each.impact() != Impact.NOTICE) {
        String end = each.isOpen() ? "" : " to " + each.lastSeen();
        page.field(
            each.isOpen() ? "since" : "gone",
            "%s%s: %s (%s), in %d of %d reports"
                .formatted(
                    each.firstSeen(), end, each.sentence(), each.rule().id(), each.count(), all));
      }
    }
    for (History.PresenceChange each : history.presence()) {
      page.field(
          "presence",
          "%s: %s is there %s (before: %s)"
              .formatted(each.at(), each.pointer(), each.after(), each.before()));
    }
    History.DatedReport latest = history.reports().get(all - 1);
    page.field("latest", ExitStatus.of(latest.verdict()).words() + ", " + latest.label());
    page.flush();
  }
}
