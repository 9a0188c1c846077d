package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.live.EnvironmentCredentials;
import io.github.cbrsdk.conformance.live.LiveExchanges;
import io.github.cbrsdk.conformance.live.Pace;
import io.github.cbrsdk.conformance.live.Questions;
import io.github.cbrsdk.conformance.live.Trust;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which endpoint to ask, for what, and how gently. */
final class EndpointOptions {
  private final Shell shell;
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "The service to ask: a host, or a URL.")
  private @Nullable String endpoint;

  @Option(
      names = "--only-success",
      description = "Leave out the requests that have to fail (unknown id, no login and so on).")
  private boolean onlySuccess;

  @Option(
      names = "--max-rate",
      paramLabel = "N",
      defaultValue = "2",
      description = "At most so many requests a second (default: ${DEFAULT-VALUE}).")
  private double maxRate = 2;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Trust also the certificates in this file (PEM).")
  private @Nullable Path ca;

  EndpointOptions(Shell shell) {
    this.shell = shell;
  }

  /** Adds an option for each path parameter of the contract, since only the contract knows them. */
  void addPathParameters(CommandSpec spec, EffectiveContract contract) {
    for (String parameter : Questions.parameters(contract)) {
      ISetter setter =
          new ISetter() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T set(T given) {
              if (given != null) {
                values.put(parameter, Arrays.asList((String[]) given));
              }
              return given;
            }
          };
      spec.addOption(
          OptionSpec.builder(option(parameter))
              .paramLabel("ID")
              .type(String[].class)
              .arity("1..*")
              .setter(setter)
              .description("What to ask for: the " + parameter + " in the URL.")
              .build());
    }
  }

  private static String option(String parameter) {
    return "--" + parameter.replace('_', '-');
  }

  boolean isGiven() {
    return endpoint != null || !values.isEmpty();
  }

  /** What was given as the values of the path parameters. */
  Map<String, List<String>> values() {
    return values;
  }

  /** Where to ask, as reports may show it: without user and password. */
  String label() {
    return Objects.requireNonNull(endpoint).replaceFirst("//[^/@]*@", "//");
  }

  /**
   * What the options ask for.
   *
   * @throws ParameterException if an option or a credential is missing or malformed
   */
  LiveExchanges open(EffectiveContract contract) {
    CommandSpec command = Objects.requireNonNull(spec);
    if (endpoint == null) {
      throw new ParameterException(command.commandLine(), "--endpoint is missing.");
    }
    List<String> parameters = Questions.parameters(contract);
    for (String parameter : parameters) {
      if (!values.containsKey(parameter)) {
        throw new ParameterException(command.commandLine(), option(parameter) + " is missing.");
      }
    }
    OkHttpClient http = new OkHttpClient();
    if (ca != null) {
      http = Trust.alsoTrusting(http, ca);
    }
    // The owner comes first in a path, whatever the order of the options.
    String project = values.getOrDefault(parameters.get(0), List.of()).get(0);
    try {
      return new LiveExchanges(
          contract,
          endpoint,
          values,
          !onlySuccess,
          new EnvironmentCredentials(shell.environment()).read(project, http),
          http,
          new Pace(maxRate, Clock.systemUTC(), time -> Thread.sleep(time.toMillis())));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
