package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.engine.SentCredentials;
import io.github.cbrsdk.conformance.report.Evidence;
import io.github.cbrsdk.conformance.report.EvidenceCollector;
import io.github.cbrsdk.conformance.report.ExchangeLog;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.report.Report;
import io.github.cbrsdk.conformance.report.ReportFolder;
import io.github.cbrsdk.conformance.report.ReportJson;
import io.github.cbrsdk.conformance.report.Run;
import io.github.cbrsdk.conformance.report.SelfTestTable;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.result.RunSummary;
import io.github.cbrsdk.conformance.result.VerdictPolicy;
import io.github.cbrsdk.conformance.selftest.SelfTest;
import io.github.cbrsdk.conformance.selftest.SelfTestResult;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a check and its self-test, and writes the reports. */
final class ReportedCheck {
  private final CommandContext context;
  private final OutputOptions output;
  private final BaselineOptions baseline;
  private final CommandSpec spec;
  private final Redaction redaction;
  private final Instant startedAt;
  private final long start = System.nanoTime();

  ReportedCheck(
      CommandContext context, OutputOptions output, BaselineOptions baseline, CommandSpec spec) {
    this.context = context;
    this.output = output;
    this.baseline = baseline;
    this.spec = spec;
    this.redaction = context.redaction();
    this.startedAt = Instant.now();
  }

  @FunctionalInterface
  interface Checking {
    RunSummary run(Consumer<CheckedExchange> each) throws IOException;
  }

  /** Masks the secrets of the run, which the check has to add to it. */
  Redaction redaction() {
    return redaction;
  }

  /**
   * Runs a check.
   *
   * @param edition the edition that the user named, or null
   * @param early a self-test by that edition that was started before, or null
   * @return the exit status
   */
  ExitStatus run(
      @Nullable String edition,
      @Nullable CompletableFuture<SelfTestResult> early,
      Function<Result, Map<String, String>> proposals,
      Checking check)
      throws IOException {
    EvidenceCollector collector = new EvidenceCollector();
    SentCredentials credentials = new SentCredentials(context.contract().edition(Edition.ANY));
    Predicate<Drift> accepted = baseline.accepted();
    try (ReportFolder folder = output.openFolder()) {
      RunSummary found = check(check, collector, credentials, accepted, folder);
      SelfTestResult selfTest = early == null ? selfTest(chosen(found)) : await(early);
      Result result = VerdictPolicy.DEFAULT.result(found, accepted, selfTest::holds, null);
      ExitStatus status =
          selfTest.holds()
              ? ExitStatus.of(output.policy().result(found, accepted, () -> true, null).verdict())
              : ExitStatus.UNPROVEN;
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      Evidence evidence =
          new Evidence(
              collector.excerpts(),
              proposals.apply(result),
              collector.matrix(),
              SelfTestTable.of(selfTest),
              baseline.use(found.findings()));
      Run run =
          Run.of(result, arguments(), startedAt, millis, Version.name(), credentials.counts());
      Report report = Report.of(result, status.code(), run, evidence);
      baseline.write(found.findings(), redaction, context.err());
      output.write(
          ReportJson.redact(report, redaction),
          Conformance.AUTO.equals(edition) ? null : edition,
          context,
          folder);
      return status;
    }
  }

  private RunSummary check(
      Checking check,
      EvidenceCollector collector,
      SentCredentials credentials,
      Predicate<Drift> accepted,
      @Nullable ReportFolder folder)
      throws IOException {
    Consumer<CheckedExchange> each = collector;
    if (!output.quiet()) {
      each = each.andThen(new Progress(context.err(), System::nanoTime));
    }
    if (folder == null) {
      return check.run(output.json() ? each.andThen(credentials::apply) : each);
    }
    try (ExchangeLog log = new ExchangeLog(accepted, credentials)) {
      RunSummary found = check.run(each.andThen(log::add));
      log.write(found.edition().name(), redaction, folder);
      return found;
    }
  }

  private List<String> arguments() {
    return spec.commandLine().getParent().getParseResult().originalArgs();
  }

  /** Runs the self-test against one edition, with one drift of each kind. */
  SelfTestResult selfTest(String name) {
    return SelfTest.sample(Check.of(context.contract(), name), name);
  }

  private static SelfTestResult await(CompletableFuture<SelfTestResult> selfTest) {
    try {
      return selfTest.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static String chosen(RunSummary found) {
    String name = found.edition().name();
    return name.equals(BuiltInCheck.OWN_EDITIONS) ? Edition.ANY : name;
  }
}
