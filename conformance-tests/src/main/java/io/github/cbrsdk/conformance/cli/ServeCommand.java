package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.mock.EndpointSettings;
import io.github.cbrsdk.conformance.mock.InjectedMutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.SampleExchanges;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    header = "Serves recordings on this machine, for any client, until it is stopped.",
    description = {
      "",
      "Plays recorded responses: a URL with several recordings gets one after the other, so that a"
          + " client sees how an operation proceeds. A login returns a token, which other requests"
          + " must send. CBR_PASSWORD in the environment is the password that a login must send;"
          + " without it any password is accepted.",
      "",
      "With --contract it plays --recordings, or else a response of each operation that is made up"
          + " from the contract. Requests need no credentials, unless a 401 is recorded for a"
          + " request without any: then it prints the token that they must send as a key or as a"
          + " bearer token. A password is not verified."
    },
    footer = {
      "",
      "Example:",
      "  cbr-conformance serve --port 8080 --recordings session.har",
      "",
      "Exit status: 2 wrong usage; otherwise it runs until it is stopped."
    })
final class ServeCommand extends ContextCommand {
  @Mixin private ContractOptions contract = new ContractOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on (default: a free port).")
  private int port;

  @Option(
      names = "--recordings",
      paramLabel = "PATH",
      description = "Serve these recordings in addition to the built-in ones.")
  private @Nullable Path recordings;

  @Option(
      names = "--inject",
      paramLabel = "RULE@POINTER",
      description =
          "Put a drift into every successful response, such as null-undeclared@/items/*/name. In"
              + " the pointer * means all elements of an array.")
  private @Nullable String inject;

  @Option(
      names = "--max-rate",
      paramLabel = "N",
      description = "Maximum number of requests per second; others get a recorded 429.")
  private @Nullable Integer maxRate;

  @Option(
      names = "--key-store",
      paramLabel = "FILE",
      description = "Serve https with this key store; its password is in CBR_KEY_STORE_PASSWORD.")
  private @Nullable Path keyStore;

  @Override
  ExitStatus run() throws InterruptedException {
    EmbeddedEndpoint endpoint = start();
    try {
      new CountDownLatch(1).await();
    } finally {
      endpoint.close();
    }
    return ExitStatus.CONFORMANT;
  }

  EmbeddedEndpoint start() {
    if (maxRate != null && maxRate <= 0) {
      throw new UsageException("--max-rate must be more than 0.");
    }
    ExchangeSource own = recordings == null ? consumer -> {} : Recordings.at(recordings);
    EffectiveContract any = context.contract().edition(Edition.ANY);
    if (contract.isGiven()) {
      return start(recordings == null ? samples(any) : own, any);
    }
    try (BuiltInRecordings builtIn = BuiltInRecordings.open()) {
      return start(
          consumer -> {
            own.forEach(consumer);
            builtIn.all().forEach(consumer);
          },
          any);
    }
  }

  private EmbeddedEndpoint start(ExchangeSource all, EffectiveContract any) {
    EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(drifted(all), any, settings());
    announce(endpoint, all);
    return endpoint;
  }

  /** A success of each operation, made up from the contract, below the path of its server. */
  private static ExchangeSource samples(EffectiveContract contract) {
    List<Exchange> samples = new ArrayList<>();
    for (SampleExchange sample : SampleExchanges.of(contract, failed -> {})) {
      if (sample.status() / 100 == 2) {
        String path = sample.operation().path().serverPath();
        Exchange made = sample.exchange();
        Request asked = Objects.requireNonNull(made.request());
        Request below = new Request(asked.method(), path + asked.url(), asked.headers());
        samples.add(new Exchange(made.source(), null, below, made.response()));
      }
    }
    return samples::forEach;
  }

  private ExchangeSource drifted(ExchangeSource all) {
    if (inject == null) {
      return all;
    }
    try {
      InjectedMutation drift = InjectedMutation.parse(inject);
      requireNoticed(drift, all);
      return drift.into(all);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--inject: " + e.getMessage());
    }
  }

  /** Rejects a drift that changes no recording, or that the check would not find. */
  private void requireNoticed(InjectedMutation drift, ExchangeSource all) {
    Function<Exchange, CheckedExchange> check = Conformance.of(context.contract()).oneByOne();
    boolean[] noticed = new boolean[1];
    all.forEach(
        exchange -> {
          if (!noticed[0]) {
            Exchange drifted = drift.into(exchange);
            noticed[0] =
                !drifted.equals(exchange)
                    && finds(check.apply(drifted), drift)
                    && !finds(check.apply(exchange), drift);
          }
        });
    if (!noticed[0]) {
      throw new IllegalArgumentException(
          "No recording has a member where '%s' would be a drift, in any edition"
              .formatted(inject));
    }
  }

  private static boolean finds(CheckedExchange checked, InjectedMutation drift) {
    return checked.editions().stream()
        .flatMap(edition -> checked.drifts(edition).stream())
        .anyMatch(drift::is);
  }

  private EndpointSettings settings() {
    return new EndpointSettings(
        port,
        maxRate == null ? 0 : maxRate,
        context.environment().get("CBR_PASSWORD"),
        keyStore,
        context.environment().getOrDefault("CBR_KEY_STORE_PASSWORD", ""));
  }

  private void announce(EmbeddedEndpoint endpoint, ExchangeSource all) {
    say("serving", endpoint.uri().toString());
    if (endpoint.demandsToken()) {
      say("token", endpoint.token());
      endpoint.tokenPlaces().stream()
          .filter(place -> !place.startsWith("header"))
          .forEach(place -> say("token in", place));
    }
    TreeSet<String> targets = new TreeSet<>();
    all.forEach(
        exchange -> {
          Integer status = exchange.response().status();
          if (exchange.request() != null && status != null && status / 100 == 2) {
            targets.add(exchange.request().method() + " " + endpoint.url(exchange.request()));
          }
        });
    targets.forEach(target -> say("knows", target));
  }

  /** Prints one line of any length, so that it can be copied. */
  private void say(String name, String value) {
    context.print("%-9s %s%n".formatted(name, value));
  }
}
