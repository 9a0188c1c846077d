package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.contract.DocumentFormat;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EditionFiles;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "contract",
    header = "Prints the contract of an edition as one OpenAPI document.",
    description = {
      "",
      "The overlay of the edition is applied: what is printed is plain OpenAPI 3.1 for any other"
          + " tool."
    },
    footer = {
      "",
      "Example:",
      "  cbr-conformance contract --edition otc-2024-09",
      "",
      "Exit status: 0 printed, 2 wrong usage, 4 the contract cannot be used."
    })
final class ContractCommand extends ContextCommand {
  @Mixin ContractOptions contract = new ContractOptions();

  @Option(
      names = "--edition",
      paramLabel = "NAME",
      description = "A name, 'any' (default), or the file of an OpenAPI Overlay.")
  private String edition = Edition.ANY;

  @Option(names = "--format", paramLabel = "FORMAT", description = "yaml (default) or json.")
  private DocumentFormat format = DocumentFormat.yaml;

  @Option(
      names = "--dereferenced",
      description = "Replace each $$ref by what it refers to, except those of a schema to itself.")
  private boolean dereferenced;

  @Option(
      names = "--all",
      paramLabel = "FILE",
      description =
          "Write every edition, with and without references, and its overlay into this zip file"
              + " instead of printing one.")
  private @Nullable Path all;

  @Override
  ExitStatus run() throws IOException {
    if (all != null) {
      if (!edition.equals(Edition.ANY) || dereferenced) {
        throw new UsageException("--all writes every edition: it goes with --format alone.");
      }
      EditionFiles.zip(context.contract(), format, all);
    } else if (edition.equals(Conformance.AUTO)) {
      throw new UsageException(
          "contract needs one edition: a name, 'any', or the file of an overlay.");
    } else {
      EffectiveContract effective = context.contract().edition(edition);
      context.warn(effective);
      context.print(format.write(effective.document(dereferenced)));
    }
    return ExitStatus.CONFORMANT;
  }
}
