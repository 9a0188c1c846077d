package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "contract",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
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
final class ContractCommand implements Callable<Integer> {
  enum Format {
    yaml,
    json;

    String write(EffectiveContract contract, boolean dereferenced) throws JsonProcessingException {
      Object document = contract.document(dereferenced);
      return this == yaml
          ? YamlWriter.write(document)
          : new ObjectMapper()
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(document)
                  .replace("\r\n", "\n")
              + "\n";
    }
  }

  /** The modification time of all files in the archive: the same contract gives the same bytes. */
  private static final LocalDateTime FILE_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final CommandContext shell;

  @Mixin private ContractOptions options = new ContractOptions();

  @Option(
      names = "--edition",
      paramLabel = "NAME",
      description = "A name, 'any' (default), or the file of an OpenAPI Overlay.",
      defaultValue = Edition.ANY)
  private String edition = Edition.ANY;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "yaml (default) or json.",
      defaultValue = "yaml")
  private Format format = Format.yaml;

  @Option(
      names = "--dereferenced",
      description = "Replace each $$ref by what it refers to, except those of a schema to itself.")
  private boolean dereferenced;

  @Option(
      names = "--all",
      paramLabel = "FILE",
      description =
          "Write every edition, with and without references, into this zip file instead of"
              + " printing one.")
  private @Nullable Path all;

  ContractCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    options.requireContractForOverlay();
    Contract contract = shell.contract();
    if (all != null) {
      if (!edition.equals(Edition.ANY) || dereferenced) {
        throw new UsageException("--all writes every edition: it goes with --format alone.");
      }
      writeAll(contract, all);
    } else if (edition.equals(Conformance.AUTO)) {
      throw new UsageException(
          "contract needs one edition: a name, 'any', or the file of an overlay.");
    } else {
      EffectiveContract effective = contract.edition(edition);
      shell.warn(effective);
      shell.out().print(format.write(effective, dereferenced));
      shell.out().flush();
    }
    return ExitStatus.CONFORMANT.code();
  }

  private void writeAll(Contract contract, Path file) throws IOException {
    List<String> editions = new ArrayList<>(contract.editions());
    editions.add(Edition.ANY);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String each : editions) {
        EffectiveContract effective = contract.edition(each);
        add(zip, each + "." + format, format.write(effective, false));
        add(zip, each + "-dereferenced." + format, format.write(effective, true));
      }
    }
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry("editions/" + name);
    entry.setTimeLocal(FILE_TIME);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }
}
