package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.engine.Settings;
import io.github.cbrsdk.conformance.probe.ServiceUrl;
import io.github.cbrsdk.conformance.proxy.ReverseProxy;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.result.RunSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "proxy",
    header = "Checks and records the calls of any client, as they pass to a service.",
    description = {
      "",
      "Listens on this machine and passes every call on to the service: the client decides what is"
          + " sent. Bodies and headers pass unchanged; only Host names the service, and headers of"
          + " one connection are left out. A call is checked after it has passed, so that it never"
          + " waits for the check; calls for which the check is too slow count as not checked.",
      "",
      "It runs until Ctrl-C or SIGTERM, or for the time or number of calls that is given, and then"
          + " prints the report. Calls that are underway at the end are cut off and not counted."
    },
    footer = {
      "%nExample:",
      "  cbr-conformance proxy --port 8080 --target https://HOST --report-dir report",
      "%nExit status: 0 conformant, 1 drifted (see --fail-on), 2 wrong usage, 3 not checked, 4 the"
          + " check itself is not reliable, or a recording would have held a secret."
    })
final class ProxyCommand extends ContextCommand {
  @Option(
      names = "--target",
      paramLabel = "URL",
      required = true,
      description = "The service to pass the calls on to: a host or a URL.")
  private String target = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on (default: a free port, which is printed).")
  private int port;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "Stop after this time, such as 45m or 12h.")
  private @Nullable Duration time;

  @Option(names = "--exchanges", paramLabel = "N", description = "Stop after this number of calls.")
  private long exchanges = Long.MAX_VALUE;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description =
          "Write recordings to this folder, which must be new or empty: as 'record' does, without"
              + " ids, names or credentials.")
  private @Nullable Path record;

  @Option(
      names = "--edition",
      paramLabel = "NAME",
      description = "Edition of the documentation to check against, as of 'check'.")
  private String edition = Conformance.AUTO;

  @Mixin ContractOptions contract = new ContractOptions();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private BaselineOptions baseline = new BaselineOptions();

  @Override
  ExitStatus run() throws IOException {
    if (exchanges <= 0) {
      throw new UsageException("--exchanges must be more than 0.");
    }
    ReportedCheck reported = new ReportedCheck(context, output, baseline, spec);
    return reported.run(
        edition, null, result -> Map.of(), each -> check(reported.redaction(), each));
  }

  @SuppressWarnings("try") // The signal is for as long as the proxy runs.
  private RunSummary check(Redaction redaction, Consumer<CheckedExchange> each) throws IOException {
    EffectiveContract any = context.contract().edition(Edition.ANY);
    HttpUrl service;
    OkHttpClient http;
    try {
      service = ServiceUrl.parse("--target", target);
      http = connection.client(new OkHttpClient.Builder(), context.environment());
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    Settings settings = new Settings(EnumSet.allOf(Layer.class), baseline.impacts(), null);
    Check check = Check.of(context.contract(), edition, settings);
    Consumer<CheckedExchange> all =
        output.quiet()
            ? each
            : each.andThen(new NewFindings(context.progress(redaction), baseline.accepted()));
    try (Recording recording =
            record == null
                ? null
                : Recording.to(record, "--record", target, any, redaction, context);
        ReverseProxy proxy = ReverseProxy.start(port, service, http, any, exchanges);
        StopSignal signal = new StopSignal(proxy::stop)) {
      PrintWriter told = output.json() ? context.err() : context.out();
      told.println("listening " + proxy.uri());
      told.flush();
      if (time != null) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
            .execute(proxy::stop);
      }
      ExchangeSource passed = redaction.learningFrom(proxy);
      ExchangeSource recorded =
          consumer ->
              passed.forEach(recording == null ? consumer : consumer.andThen(recording::add));
      RunSummary found = check.summary(check.runAtOnce(recorded, all));
      if (recording != null) {
        recording.keep(context.progress(redaction));
      }
      return found;
    }
  }
}
