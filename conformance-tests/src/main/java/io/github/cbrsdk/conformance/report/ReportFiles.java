package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes all files of a report.
 *
 * @param failing the impacts that fail the run
 * @param contract the contract that contract.html shows
 * @param edition the edition that the caller named, or null; it may be the file of an overlay
 */
public record ReportFiles(
    Set<Impact> failing, Contract contract, @Nullable String edition, ContractFiles files) {
  public void write(Report report, ReportFolder folder) throws IOException {
    folder.write(ReportJson.FILE, ReportJson.indented(report));
    folder.write(HtmlReport.FILE, HtmlReport.of(report, files));
    folder.write(JUnitReport.FILE, JUnitReport.of(report, failing));
    folder.write(SarifReport.FILE, SarifReport.of(report, files));
    folder.write(SummaryReport.FILE, SummaryReport.of(report, files));
    folder.write(ContractPage.FILE, ContractPage.of(contract, report.edition().name(), edition));
  }
}
