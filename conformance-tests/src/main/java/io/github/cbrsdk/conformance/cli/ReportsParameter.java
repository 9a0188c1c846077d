package io.github.cbrsdk.conformance.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

final class ReportsParameter {
  @Parameters(
      paramLabel = "REPORT",
      arity = "1..*",
      description = "A folder with a report.json, or the file.")
  private List<Path> paths = List.of();

  List<Path> paths() {
    return paths;
  }
}
