package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.report.EvidenceCollector;
import io.github.cbrsdk.conformance.report.ExchangeLog;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.report.Report;
import io.github.cbrsdk.conformance.report.ReportFolder;
import io.github.cbrsdk.conformance.report.Run;
import io.github.cbrsdk.conformance.source.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks recordings, or an endpoint, and says where they drift. */
@Command(
    name = "check",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Checks exchanges against the contract and says where they drift.",
    description = {
      "",
      "Without options: serves the built-in recordings, one or more for each edition of the"
          + " documentation, on this machine, fetches them with the SDK, and checks what came over"
          + " the wire."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Exit status: 0 conformant, 1 drifted (see --fail-on), 2 wrong usage, 3 not checked, 4 the"
          + " check itself is not to be trusted."
    })
final class CheckCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--recordings",
      paramLabel = "PATH",
      description =
          "Check this file or folder instead: HAR, HAR entries one a line, WireMock mappings, or"
              + " JSON bodies.")
  private @Nullable Path recordings;

  @Option(
      names = "--edition",
      paramLabel = "NAME",
      description =
          "Edition of the documentation to check against: a name, 'auto' for the one with the"
              + " least drift (default), 'any' for what any edition allows, or the file of an"
              + " OpenAPI Overlay.",
      defaultValue = Option.NULL_VALUE)
  private @Nullable String edition;

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--explain",
      paramLabel = "RULE",
      description = "Say what a rule means, and do nothing else; 'all' lists the rules.")
  private @Nullable String explain;

  @Spec private @Nullable CommandSpec spec;

  CheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (explain != null) {
      return new RuleExplanation(shell).print(explain).code();
    }
    Instant startedAt = Instant.now();
    long start = System.nanoTime();
    Contract contract = Contract.bundled();
    Redaction redaction = new Redaction();
    EvidenceCollector evidence = new EvidenceCollector();
    Result result = check(contract, redaction, evidence);
    ExitStatus status = output.failOn().of(result);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    Report report =
        new Report(
            result,
            status.code(),
            output.failOn().impacts(),
            List.of(Run.of(result, arguments(), startedAt, millis, Version.name())),
            evidence.evidence(result, contract));
    output.write(report, contract, shell, redaction);
    return status.code();
  }

  private List<String> arguments() {
    return Objects.requireNonNull(spec).commandLine().getParent().getParseResult().originalArgs();
  }

  private Result check(Contract contract, Redaction redaction, EvidenceCollector evidence)
      throws IOException {
    Consumer<CheckedExchange> each = evidence;
    if (!output.quiet()) {
      each = each.andThen(new Progress(shell.err(), System::nanoTime));
    }
    if (output.reportDir() == null) {
      return check(contract, redaction, evidence, each);
    }
    try (ExchangeLog log = new ExchangeLog(ReportFolder.at(output.reportDir(), redaction))) {
      Result result = check(contract, redaction, evidence, each.andThen(log::add));
      log.write(result.edition().name());
      return result;
    }
  }

  private Result check(
      Contract contract,
      Redaction redaction,
      EvidenceCollector evidence,
      Consumer<CheckedExchange> each) {
    Conformance conformance =
        Conformance.of(contract).edition(edition == null ? Conformance.AUTO : edition);
    if (recordings != null) {
      ExchangeSource source = redacting(Recordings.at(recordings), redaction);
      return conformance.check(evidence.watch(source), each);
    }
    List<Exchange> fetched = new ArrayList<>();
    BuiltInCheck builtIn = new BuiltInCheck(contract);
    redacting(builtIn::fetch, redaction).forEach(fetched::add);
    return edition == null
        ? builtIn.check(fetched, each)
        : conformance.check(evidence.watch(fetched::forEach), each);
  }

  private static ExchangeSource redacting(ExchangeSource source, Redaction redaction) {
    return consumer ->
        source.forEach(
            exchange -> {
              redaction.addFrom(exchange);
              consumer.accept(exchange);
            });
  }
}
