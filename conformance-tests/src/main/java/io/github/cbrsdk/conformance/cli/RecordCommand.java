package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.probe.LiveExchanges;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "record",
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
      "  cbr-conformance record --endpoint HOST --project-id P --backup-id B --out new",
      "",
      "Exit status: 0 recorded, 2 wrong usage, 3 a request was not recorded, 4 a secret was"
          + " found."
    })
final class RecordCommand extends ContextCommand {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Write the recordings to this folder, which must be new or empty.")
  private @Nullable Path out;

  @Mixin ContractOptions contract = new ContractOptions();

  @Mixin private EndpointOptions endpoint = new EndpointOptions();

  @Override
  ExitStatus run() throws IOException {
    Path folder = Objects.requireNonNull(out);
    EffectiveContract any = context.contract().edition(Edition.ANY);
    Redaction redaction = context.redaction();
    Function<Exchange, CheckedExchange> check = Conformance.of(context.contract()).oneByOne();
    List<String> echoing = new ArrayList<>();
    Page page = context.page(redaction);
    try (LiveExchanges live = endpoint.open(any, context);
        Recording recording =
            Recording.to(folder, "--out", endpoint.label(), any, redaction, context)) {
      new LiveSource(live, context.progress(redaction))
          .forEach(
              exchange -> {
                recording.add(exchange);
                if (exchange.omission() == null && echoesSecret(check.apply(exchange))) {
                  echoing.add(exchange.source());
                }
              });
      recording.keep(page);
      String echoed =
          ": the service returned a credential of the request. The recording does not contain it, so"
              + " a check of the recording cannot find this drift.";
      echoing.forEach(source -> page.field("warning", source + echoed));
      page.flush();
      return recording.isWhole() ? ExitStatus.CONFORMANT : ExitStatus.NOT_CHECKED;
    }
  }

  private static boolean echoesSecret(CheckedExchange checked) {
    return checked.editions().stream()
        .flatMap(edition -> checked.drifts(edition).stream())
        .anyMatch(drift -> drift.rule() == Rule.SECRET_ECHOED);
  }
}
