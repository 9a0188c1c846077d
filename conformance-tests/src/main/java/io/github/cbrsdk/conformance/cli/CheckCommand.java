package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.report.ExchangeLog;
import io.github.cbrsdk.conformance.report.JsonReport;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.report.Report;
import io.github.cbrsdk.conformance.report.ReportFolder;
import io.github.cbrsdk.conformance.report.TerminalReport;
import io.github.cbrsdk.conformance.source.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      description = "Write report.json and exchanges.ndjson there.")
  private @Nullable Path reportDir;

  @Option(
      names = "--fail-on",
      paramLabel = "IMPACT",
      description =
          "Exit with 1 on drift that is 'breaking' (default), also on what is 'additive', or"
              + " 'never'.",
      defaultValue = "breaking")
  private FailOn failOn = FailOn.breaking;

  @Option(
      names = "--explain",
      paramLabel = "RULE",
      description = "Say what a rule means, and do nothing else; 'all' lists the rules.")
  private @Nullable String explain;

  CheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (explain != null) {
      return new RuleExplanation(shell).print(explain).code();
    }
    Redaction redaction = new Redaction();
    Result result = check(redaction);
    ExitStatus status = failOn.of(result);
    Report report = new Report(result, status.code());
    if (reportDir != null) {
      JsonReport.write(report, ReportFolder.at(reportDir, redaction));
    }
    new TerminalReport(shell.page(redaction)).print(report);
    return status.code();
  }

  private Result check(Redaction redaction) throws IOException {
    if (reportDir == null) {
      return check(redaction, exchange -> {});
    }
    try (ExchangeLog log = new ExchangeLog(ReportFolder.at(reportDir, redaction))) {
      Result result = check(redaction, log::add);
      log.write(result.edition().name());
      return result;
    }
  }

  private Result check(Redaction redaction, Consumer<CheckedExchange> each) {
    Contract contract = Contract.bundled();
    Conformance conformance =
        Conformance.of(contract).edition(edition == null ? Conformance.AUTO : edition);
    if (recordings != null) {
      return conformance.check(redacting(Recordings.at(recordings), redaction), each);
    }
    List<Exchange> fetched = new ArrayList<>();
    BuiltInCheck builtIn = new BuiltInCheck(contract);
    redacting(builtIn::fetch, redaction).forEach(fetched::add);
    return edition == null
        ? builtIn.check(fetched, each)
        : conformance.check(fetched::forEach, each);
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
