package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.probe.LiveExchanges;
import io.github.cbrsdk.conformance.record.Recorder;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "record",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Records a real endpoint, without ids, names or credentials.",
    description = {
      "",
      "Sends the requests of 'check --endpoint' and writes the responses as WireMock mappings."
          + " Texts and numbers that the contract does not list are replaced by pseudonyms of the"
          + " same form; equal values get equal pseudonyms. Times stay, and credentials are left"
          + " out. The recordings are then searched for secrets, and deleted if one is found. Each"
          + " recording names its endpoint."
    },
    footer = {
      "",
      "Example:",
      "  cbr-conformance record --endpoint HOST --project-id ID --backup-id ID --out new",
      "",
      "Exit status: 0 recorded, 2 wrong usage, 3 a request was not recorded, 4 a secret was"
          + " found."
    })
final class RecordCommand implements Callable<Integer> {
  private static final String NOT_JSON = "the body is not JSON, so nothing could be replaced in it";

  private final CommandContext shell;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Write the recordings to this folder, which must be new or empty.")
  private @Nullable Path out;

  @Mixin private ContractOptions contract = new ContractOptions();

  @Mixin(name = EndpointOptions.MIXIN)
  private EndpointOptions endpoint;

  RecordCommand(CommandContext shell) {
    this.shell = shell;
    this.endpoint = new EndpointOptions(shell);
  }

  @Override
  public Integer call() throws IOException {
    contract.requireContractForOverlay();
    Path folder = Objects.requireNonNull(out);
    requireRoom(folder);
    EffectiveContract any = shell.contract().edition(Edition.ANY);
    Redaction redaction = shell.redaction();
    Map<String, Long> leftOut = new TreeMap<>();
    Function<Exchange, CheckedExchange> check = Conformance.of(shell.contract()).oneByOne();
    List<String> files = new ArrayList<>();
    List<String> echoing = new ArrayList<>();
    try (LiveExchanges live = endpoint.open(any);
        Recorder recorder = new Recorder(any, folder, metadata(any), redaction, shell.names())) {
      new LiveSource(live, shell.progress(redaction))
          .forEach(
              exchange -> {
                if (exchange.omission() != null) {
                  leftOut.merge(exchange.omission().reason(), 1L, Long::sum);
                  return;
                }
                String file = write(recorder, exchange);
                if (file == null) {
                  leftOut.merge(NOT_JSON, 1L, Long::sum);
                } else {
                  files.add(file);
                }
                if (echoesSecret(check.apply(exchange))) {
                  echoing.add(exchange.source());
                }
              });
      recorder.keep();
    }
    Page page = shell.page(redaction);
    files.forEach(file -> page.field("", "recorded", folder.resolve(file).toString()));
    for (String source : echoing) {
      page.field(
          "",
          "warning",
          source
              + ": the service returned a credential of the request. The recording does not contain"
              + " it, so a check of the recording cannot find this drift.");
    }
    leftOut.forEach((reason, n) -> page.field("", "left out", n + " times: " + reason));
    page.flush();
    return (leftOut.isEmpty() ? ExitStatus.CONFORMANT : ExitStatus.NOT_CHECKED).code();
  }

  private static @Nullable String write(Recorder recorder, Exchange exchange) {
    try {
      return recorder.write(exchange);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean echoesSecret(CheckedExchange checked) {
    return checked.editions().stream()
        .flatMap(edition -> checked.drifts(edition).stream())
        .anyMatch(drift -> drift.rule() == Rule.SECRET_ECHOED);
  }

  /** Rejects a folder with files before any request is sent, so that no recording is lost. */
  private void requireRoom(Path folder) throws IOException {
    boolean free = !Files.exists(folder);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        free = files.findAny().isEmpty();
      }
    }
    if (!free) {
      throw new UsageException(
          "--out: %s is not an empty folder. Name a new one.".formatted(folder));
    }
  }

  private Map<String, String> metadata(EffectiveContract contract) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("endpoint", endpoint.label());
    metadata.put("sdk", Version.number());
    metadata.put("contract", contract.info().sha256());
    return metadata;
  }
}
