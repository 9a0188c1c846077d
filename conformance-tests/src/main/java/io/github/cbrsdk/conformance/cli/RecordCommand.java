package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.live.EnvironmentCredentials;
import io.github.cbrsdk.conformance.record.Recorder;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records a real endpoint. */
@Command(
    name = "record",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Records a real endpoint, without telling whose it is.",
    description = {
      "",
      "Asks as 'check --endpoint' does and writes the answers as WireMock mappings. Ids, names and"
          + " texts become others of the same form, the same one everywhere; credentials are left"
          + " out. What was written is then searched for anything secret, and deleted if there is"
          + " any."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Exit status: 0 recorded, 2 wrong usage, 3 something did not answer, 4 a secret"
          + " was found."
    })
final class RecordCommand implements Callable<Integer>, AsksEndpoint {
  private final Shell shell;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Write the recordings there.")
  private @Nullable Path out;

  @Mixin private EndpointOptions endpoint;

  RecordCommand(Shell shell) {
    this.shell = shell;
    this.endpoint = new EndpointOptions(shell);
  }

  @Override
  public EndpointOptions endpoint() {
    return endpoint;
  }

  @Override
  public Integer call() throws IOException {
    EffectiveContract contract = shell.contract().edition(Edition.ANY);
    Redaction redaction = shell.redaction();
    Page progress = shell.progress(redaction);
    UncheckedLog unchecked = new UncheckedLog(each -> {});
    LiveSource live = new LiveSource(endpoint.open(contract), progress, unchecked);
    List<Exchange> exchanges = new ArrayList<>();
    live.forEach(exchanges::add);

    Recorder recorder =
        new Recorder(contract, Objects.requireNonNull(out), metadata(contract), secrets());
    Page page = shell.page(redaction);
    for (Exchange exchange : exchanges) {
      Path file = recorder.write(exchange);
      if (file == null) {
        unchecked.add(
            exchange.source(), "the body is not JSON, so nothing could be replaced in it");
      } else {
        page.field("", "recorded", file.toString());
      }
    }
    recorder.scan();
    unchecked.counts().forEach((reason, n) -> page.field("", "left out", n + " times: " + reason));
    page.flush();
    return (unchecked.counts().isEmpty() ? ExitStatus.CONFORMANT : ExitStatus.NOT_CHECKED).code();
  }

  private Map<String, String> metadata(EffectiveContract contract) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("endpoint", endpoint.label());
    metadata.put("sdk", Version.number());
    metadata.put("contract", contract.info().sha256());
    return metadata;
  }

  private Set<String> secrets() {
    Set<String> secrets = new HashSet<>();
    for (String name : EnvironmentCredentials.PRIVATE) {
      secrets.add(shell.environment().getOrDefault(name, ""));
    }
    return secrets;
  }
}
