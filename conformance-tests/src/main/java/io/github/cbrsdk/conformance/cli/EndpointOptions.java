package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.live.EnvironmentCredentials;
import io.github.cbrsdk.conformance.live.LiveExchanges;
import io.github.cbrsdk.conformance.live.Pace;
import io.github.cbrsdk.conformance.live.Questions;
import io.github.cbrsdk.conformance.live.Trust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which endpoint to ask, for what, and how gently. */
final class EndpointOptions {
  /** What can be one segment of a path. */
  private static final Pattern SEGMENT = Pattern.compile("(?![.]{1,2}$)[^/\\\\?#%\\s\\p{Cntrl}]+");

  private static final int DEFAULT_RATE = 2;

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
      description = "At most so many requests a second (default: " + DEFAULT_RATE + ").")
  private @Nullable Double maxRate;

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
                // Again for each time that the option is there.
                values
                    .computeIfAbsent(parameter, name -> new ArrayList<>())
                    .addAll(Arrays.asList((String[]) given));
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

  /**
   * Nobody is to believe that these options did something.
   *
   * @throws ParameterException if one is there, and no endpoint
   */
  void requireEndpointForAll() {
    String idle =
        onlySuccess ? "--only-success" : maxRate != null ? "--max-rate" : ca != null ? "--ca" : "";
    if (!isGiven() && !idle.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), idle + " needs --endpoint.");
    }
  }

  /** What was given as the values of the path parameters. */
  Map<String, List<String>> values() {
    return values;
  }

  /** Where to ask, as reports may show it; an endpoint with user and password is refused. */
  String label() {
    return Objects.requireNonNull(endpoint);
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
    double rate = maxRate == null ? DEFAULT_RATE : maxRate;
    if (!(rate > 0)) {
      throw new ParameterException(command.commandLine(), "--max-rate has to be more than 0.");
    }
    List<String> parameters = Questions.parameters(contract);
    parameters.forEach(this::requireIds);
    // The outermost thing in the path is what one logs in to.
    List<String> projects = Objects.requireNonNull(values.get(parameters.get(0)));
    if (projects.size() > 1) {
      throw new ParameterException(
          command.commandLine(),
          option(parameters.get(0)) + " is there several times: a login is for one.");
    }
    try {
      Pace pace =
          new Pace(rate, System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
      OkHttpClient http = new OkHttpClient.Builder().addInterceptor(pace).build();
      if (ca != null) {
        http = Trust.alsoTrusting(http, ca);
      }
      return new LiveExchanges(
          contract,
          endpoint,
          values,
          !onlySuccess,
          new EnvironmentCredentials(shell.environment()).read(projects.get(0), http),
          http,
          pace);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private void requireIds(String parameter) {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (!values.containsKey(parameter)) {
      throw new ParameterException(line, option(parameter) + " is missing.");
    }
    for (String id : values.getOrDefault(parameter, List.of())) {
      if (!SEGMENT.matcher(id).matches()) {
        throw new ParameterException(
            line, "%s: '%s' is no id.".formatted(option(parameter), id.replaceAll("\\R", " ")));
      }
    }
  }
}
