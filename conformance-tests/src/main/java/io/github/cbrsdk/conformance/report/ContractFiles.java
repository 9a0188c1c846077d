package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Edition;
import java.util.Map;
import java.util.TreeMap;

/**
 * The contract's documents to which findings point.
 *
 * @param folder where they are for those who look at a repository, such as {@code openapi/}
 * @param texts their texts, by the file name in locations; empty if they are not at hand
 */
public record ContractFiles(String folder, Map<String, String> texts) {
  /** Where the documents are in the repository of the contract. */
  public static final String FOLDER = "openapi/";

  public ContractFiles {
    texts = Map.copyOf(texts);
  }

  /** Those of a contract, which are at hand if the report is of its version. */
  public static ContractFiles of(Contract contract, Report report, String folder) {
    Map<String, String> texts = new TreeMap<>();
    if (contract.edition(Edition.ANY).info().version().equals(report.contract().version())) {
      for (ReportedFinding finding : report.findings()) {
        String text = contract.text(finding.contract().file());
        if (text != null) {
          texts.put(finding.contract().file(), text);
        }
      }
    }
    return new ContractFiles(
        folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/", texts);
  }

  /** The path from the top of the repository; that of a user's own overlay as it was given. */
  String path(ContractLocation location) {
    String file = location.file().replace('\\', '/');
    return texts.containsKey(location.file()) ? folder + file : file;
  }
}
