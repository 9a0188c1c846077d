package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.util.Map;
import java.util.TreeMap;

/**
 * The documents of the contract, to which findings point.
 *
 * @param title the title of the contract: what the service is
 * @param folder their folder in the repository, such as {@code openapi/}
 * @param texts their texts by file name; empty if they are not available
 */
public record ContractFiles(String title, String folder, Map<String, String> texts) {
  /** The folder of the documents in the repository of this project. */
  public static final String FOLDER = "openapi/";

  public ContractFiles {
    texts = Map.copyOf(texts);
  }

  /** The documents of a contract; without texts if the report is of another version. */
  public static ContractFiles of(Contract contract, Report report, String folder) {
    Map<String, String> texts = new TreeMap<>();
    EffectiveContract any = contract.edition(Edition.ANY);
    if (any.info().version().equals(report.contract().version())) {
      for (ReportedFinding finding : report.findings()) {
        String text = contract.text(finding.drift().contract().file());
        if (text != null) {
          texts.put(finding.drift().contract().file(), text);
        }
      }
    }
    Map<String, Object> document = any.documents().values().iterator().next();
    Object title = document.get("info") instanceof Map<?, ?> info ? info.get("title") : null;
    return new ContractFiles(
        title == null ? "" : title.toString(),
        folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/",
        texts);
  }

  /** The path in the repository; the path of a user's own overlay stays as it was given. */
  String path(ContractLocation location) {
    String file = location.file().replace('\\', '/');
    return texts.containsKey(location.file()) ? folder + file : file;
  }
}
