package io.github.cbrsdk.conformance.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class TargetsOption {
  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description =
          "Check the endpoints in this YAML file, one after the other. Each has its report in a"
              + " folder of its name below --report-dir; the merged report is in --report-dir.")
  private @Nullable Path file;

  @Nullable Path file() {
    return file;
  }
}
