package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes all files of a report.
 *
 * @param failing the impacts that fail the run
 * @param contract the contract that contract.html shows
 * @param edition the edition that the caller named, or null; it may be the file of an overlay
 * @param files the documents of the contract
 */
public record ReportFiles(
    Set<Impact> failing, Contract contract, @Nullable String edition, ContractFiles files) {
  public ReportFiles {
    failing = Set.copyOf(failing);
  }

  private interface Face {
    void write(Writer writer) throws IOException;
  }

  /** Writes the files to a folder, which the caller commits. */
  public void write(Report report, ReportFolder folder) throws IOException {
    write(folder, ReportJson.FILE, writer -> ReportJson.write(report, writer));
    write(folder, HtmlReport.FILE, writer -> HtmlReport.write(report, files, writer));
    write(folder, JUnitReport.FILE, writer -> JUnitReport.write(report, failing, writer));
    write(folder, SarifReport.FILE, writer -> SarifReport.write(report, files, writer));
    write(folder, SummaryReport.FILE, writer -> writer.write(SummaryReport.of(report, files)));
    write(
        folder,
        ContractPage.FILE,
        writer -> ContractPage.write(contract, report.edition().name(), edition, writer));
  }

  private static void write(ReportFolder folder, String name, Face face) throws IOException {
    try (Writer writer = folder.open(name)) {
      face.write(writer);
    }
  }
}
