package io.github.cbrsdk.conformance.report;

import java.io.IOException;

/** All faces of a report that are files. */
public final class ReportFiles {
  private ReportFiles() {}

  /** Writes them. */
  public static void write(Report report, ReportFolder folder) throws IOException {
    JsonReport.write(report, folder);
    HtmlReport.write(report, folder);
    JUnitReport.write(report, folder);
    SarifReport.write(report, folder);
    SummaryReport.write(report, folder);
  }
}
