package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.cli.ContextCommand.DependentOptions;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class ContractOptions implements DependentOptions {
  @Option(
      names = "--contract",
      paramLabel = "FILE",
      description =
          "Use this OpenAPI document (3.0 or 3.1, YAML or JSON) instead of the built-in contract.")
  private @Nullable Path contract;

  @Option(
      names = "--overlay",
      paramLabel = "FILE",
      description =
          "An edition of that contract, as an OpenAPI Overlay; its name is that of the file. May be"
              + " given several times.")
  private List<Path> overlays = new ArrayList<>();

  boolean isGiven() {
    return contract != null;
  }

  /** Whether the arguments of a command name another contract. */
  static boolean areIn(String[] args) {
    return Stream.of(args).anyMatch(each -> each.matches("(?s)--contract(=.*)?"));
  }

  /** The context with the contract that the options name, if they name one. */
  CommandContext applyTo(CommandContext context) {
    return contract == null ? context : context.with(read(contract, overlays));
  }

  /**
   * Reads the files; they are compiled later.
   *
   * @throws SourceException if one of them is missing, or is not text in YAML or JSON
   */
  private static Contract read(Path file, List<Path> overlays) {
    try {
      Contract contract = Contract.at(file);
      for (Path overlay : overlays) {
        String name = String.valueOf(overlay.getFileName()).replaceFirst("\\.(ya?ml|json)$", "");
        String text = text(overlay);
        YamlReader.read(overlay.toString(), text);
        contract = contract.with(name, text);
      }
      return contract;
    } catch (ContractException e) {
      throw new SourceException("The contract cannot be read. " + e.getMessage(), e);
    }
  }

  private static String text(Path overlay) {
    try {
      return Files.readString(overlay);
    } catch (IOException e) {
      throw new SourceException(
          overlay + " cannot be read. Name an overlay, which is a text in YAML or JSON.", e);
    }
  }

  @Override
  public void requireOthers() {
    if (contract == null && !overlays.isEmpty()) {
      throw new UsageException("--overlay needs --contract; name another edition with --edition.");
    }
  }
}
