package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.cli.ContextCommand.DependentOptions;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class RecordingsOptions implements DependentOptions {
  private static final Path STANDARD_INPUT = Path.of("-");

  @Option(
      names = "--recordings",
      paramLabel = "PATH",
      description =
          "A file or folder of recordings: HARs, WireMock mappings, cassettes of VCR or vcrpy,"
              + " Hoverfly simulations, newman's JSON reports, zips of Playwright, JSON logs of"
              + " Redocly's drift, Kong, nginx or Apache, or JSON bodies. - is the standard input.")
  private @Nullable Path path;

  @Option(
      names = "--host",
      paramLabel = "PATTERN",
      description =
          "Read only recordings of this host; in its name * stands for any characters. May be given"
              + " several times.")
  private List<String> hosts = new ArrayList<>();

  private @Nullable Recordings read;

  @Nullable Path path() {
    return path;
  }

  @Override
  public void requireOthers() {
    if (!hosts.isEmpty() && path == null) {
      throw new UsageException("--host needs --recordings.");
    }
  }

  /** The message for recordings of which none was checked. */
  String nothingIn(ExchangeCounts exchanges) {
    return exchanges.skipped().isEmpty()
        ? ("Nothing was checked: there is no exchange in %s. Put in a HAR that has entries,"
                + " WireMock mappings, or JSON bodies.")
            .formatted(path)
        : ("Nothing was checked: every exchange in %s was skipped, for the reasons in the report."
                + " Record the operations that the contract describes.")
            .formatted(path);
  }

  /** The recordings of operations of the contract; the standard input is read once. */
  Recordings of(Contract contract) {
    if (read == null) {
      Path given = Objects.requireNonNull(path);
      Recordings all =
          given.equals(STANDARD_INPUT)
              ? Recordings.of(System.in, "standard-input")
              : Recordings.at(given);
      all = all.of(contract.edition(Edition.ANY));
      for (String host : hosts) {
        all = all.host(host);
      }
      read = all;
    }
    return read;
  }
}
