package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;

/** All faces of a report that are files. */
public final class ReportFiles {
  private ReportFiles() {}

  /** Writes them, and a page of the contract that they speak of. */
  public static void write(Report report, Contract contract, ReportFolder folder)
      throws IOException {
    JsonReport.write(report, folder);
    HtmlReport.write(report, folder);
    JUnitReport.write(report, folder);
    SarifReport.write(report, folder);
    SummaryReport.write(report, folder);
    ContractPage.write(contract, report.result().edition().name(), folder);
  }
}
