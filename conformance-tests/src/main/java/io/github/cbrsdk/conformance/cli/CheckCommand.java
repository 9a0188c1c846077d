package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.engine.RunStatistics;
import io.github.cbrsdk.conformance.engine.Settings;
import io.github.cbrsdk.conformance.probe.LiveExchanges;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.result.RunSummary;
import io.github.cbrsdk.conformance.selftest.SelfTestResult;
import io.github.cbrsdk.conformance.suggest.Proposer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    header = "Checks exchanges against the contract and reports each drift.",
    description = {
      "",
      "Without options: serves the built-in recordings, one or more for each edition of the"
          + " documentation, on this machine, fetches them with the SDK, and checks the exchanges.",
      "",
      "With --endpoint: checks a real service with requests that change nothing, one after the"
          + " other. Credentials come from the environment: CBR_TOKEN; or CBR_ACCESS_KEY,"
          + " CBR_SECRET_KEY and, for a temporary key, CBR_SECURITY_TOKEN; or CBR_IAM_ENDPOINT,"
          + " CBR_USERNAME, CBR_PASSWORD and CBR_DOMAIN; or the variables of OpenStack, OS_AUTH_URL"
          + " and others; or the file clouds.yaml."
    },
    footer = {
      "%nExample:",
      "  cbr-conformance check --recordings session.har --report-dir report",
      "%nExit status: 0 conformant, 1 drifted (see --fail-on), 2 wrong usage, 3 not checked, 4 the"
          + " check itself is not reliable."
    })
final class CheckCommand extends ContextCommand {
  /** The largest product of exchanges and findings with proposals, which check again and again. */
  private static final long MAX_FOR_PROPOSALS = 200_000;

  @Mixin private ContractOptions contract = new ContractOptions();

  @Mixin private RecordingsOptions recordings = new RecordingsOptions();

  @Option(
      names = "--edition",
      paramLabel = "NAME",
      description =
          "Edition of the documentation to check against: a name; 'auto' (default), the edition"
              + " with breaking drift in the fewest exchanges; 'any', the union of all editions; or"
              + " the file of an OpenAPI Overlay. Each built-in recording is checked against its"
              + " own edition by default.")
  private @Nullable String edition;

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private BaselineOptions baseline = new BaselineOptions();

  @Option(
      names = "--explain",
      paramLabel = "RULE",
      description = "Print what a rule means and exit; 'all' prints all rules.")
  private @Nullable String explain;

  @Option(
      names = "--max-age",
      paramLabel = "AGE",
      description =
          "Do not check recordings that are older, such as 30d or 12h, or that have no time.")
  private @Nullable Duration maxAge;

  @Mixin private EndpointOptions endpoint = new EndpointOptions();

  @Mixin private TargetsOption targets = new TargetsOption();

  @Override
  ExitStatus run() throws IOException {
    if (explain != null) {
      new RuleExplanation(context).print(explain);
      return ExitStatus.CONFORMANT;
    }
    if (targets.file() != null) {
      return new TargetsCheck(context, output, spec).check(targets.file());
    }
    endpoint.requireEndpointFor(spec.commandLine().getParseResult().matchedOptions());
    ReportedCheck reported = new ReportedCheck(context, output, baseline, spec);
    Settings settings = settings(Instant.now());
    return reported.run(
        edition,
        earlySelfTest(reported),
        this::proposals,
        each -> check(settings, reported.redaction(), each));
  }

  private Settings settings(Instant now) {
    return new Settings(
        EnumSet.allOf(Layer.class), baseline.impacts(), maxAge == null ? null : now.minus(maxAge));
  }

  /** Starts the self-test during the check, if the edition is known before the check. */
  private @Nullable CompletableFuture<SelfTestResult> earlySelfTest(ReportedCheck reported) {
    boolean builtIn = recordings.path() == null && !endpoint.isGiven() && edition == null;
    if (!builtIn && (edition == null || edition.equals(Conformance.AUTO))) {
      return null;
    }
    return CompletableFuture.supplyAsync(
        () -> reported.selfTest(edition == null ? Edition.ANY : edition));
  }

  /** Proposals for the reports, if the exchanges can be read again. */
  private Map<String, String> proposals(Result result) {
    if (recordings.path() == null
        || output.reportDir() == null
        || result.findings().isEmpty()
        || result.exchanges().total() * result.findings().size() > MAX_FOR_PROPOSALS) {
      return Map.of();
    }
    return Proposer.propose(
            context.contract(), result.edition().name(), recordings.of(context.contract()))
        .byFingerprint();
  }

  private RunSummary check(Settings settings, Redaction redaction, Consumer<CheckedExchange> each) {
    if (recordings.path() != null && endpoint.isGiven()) {
      throw new UsageException("Either --recordings or --endpoint, not both.");
    }
    boolean builtIn = recordings.path() == null && !endpoint.isGiven();
    if (contract.isGiven() && builtIn) {
      throw new UsageException(
          "--contract needs --recordings or --endpoint: the built-in recordings are of another"
              + " contract.");
    }
    if (maxAge != null && recordings.path() == null) {
      throw new UsageException("--max-age needs --recordings.");
    }
    if (builtIn && edition == null) {
      BuiltInCheck own = new BuiltInCheck(context.contract());
      return own.check(own.fetch(redaction), settings, each);
    }
    Check check =
        Check.of(context.contract(), edition == null ? Conformance.AUTO : edition, settings);
    if (!output.quiet() && edition != null && !edition.equals(Conformance.AUTO)) {
      context.warn(check.contract(edition));
    } else if (!output.quiet() && contract.isGiven()) {
      context.warn(Conformance.AUTO);
    }
    RunSummary found = check.summary(run(check, redaction, each));
    if (recordings.path() != null && found.exchanges().total() == 0) {
      context.err().println(recordings.nothingIn(found.exchanges()));
    }
    return found;
  }

  private RunStatistics run(Check check, Redaction redaction, Consumer<CheckedExchange> each) {
    if (recordings.path() != null) {
      return check.run(redaction.learningFrom(recordings.of(context.contract())), each);
    }
    if (!endpoint.isGiven()) {
      return check.run(new BuiltInCheck(context.contract()).fetch(redaction)::forEach, each);
    }
    Page progress = output.quiet() ? null : context.progress(redaction);
    try (LiveExchanges live = endpoint.open(context.contract().edition(Edition.ANY), context)) {
      return check.run(redaction.learningFrom(new LiveSource(live, progress)), each);
    }
  }
}
