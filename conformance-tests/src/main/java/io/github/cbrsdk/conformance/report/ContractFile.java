package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.ContractLocation;

/** Where a document of the contract lies for those who look at its repository. */
final class ContractFile {
  private static final String FOLDER = "openapi/";

  private ContractFile() {}

  /** The path from the top of the repository; that of a user's own overlay as it was given. */
  static String path(ContractLocation location, Evidence evidence) {
    String file = location.file().replace('\\', '/');
    return evidence.isBundled(location.file()) ? FOLDER + file : file;
  }
}
