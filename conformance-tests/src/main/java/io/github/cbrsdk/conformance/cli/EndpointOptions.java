package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.NearestName;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.probe.ChosenOperations;
import io.github.cbrsdk.conformance.probe.LiveExchanges;
import io.github.cbrsdk.conformance.probe.Probes;
import io.github.cbrsdk.conformance.probe.RateLimiter;
import io.github.cbrsdk.conformance.probe.SchemeCredentials;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

final class EndpointOptions {
  /** One segment of a path. */
  private static final Pattern SEGMENT = Pattern.compile("(?![.]{1,2}$)[^/\\\\?#%\\s\\p{Cntrl}]+");

  private static final int DEFAULT_RATE = 2;

  private final Map<String, OptionSpec> pathParameters = new LinkedHashMap<>();

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "The service to check: a host or a URL. With --contract credentials come from the"
              + " environment: API_NAME holds the key, token or user:password of the security"
              + " scheme 'name'.")
  private @Nullable String endpoint;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "The value of a parameter in the requests. May be given several times.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--only-success",
      description = "Leave out the requests that must fail (unknown id, no login and so on).")
  private boolean onlySuccess;

  @Option(
      names = "--operation",
      paramLabel = "NAME",
      arity = "1..*",
      description =
          "Send only these operations of the contract (default: all that change nothing).")
  private List<String> operations = new ArrayList<>();

  @Option(
      names = "--allow",
      paramLabel = "OPERATION",
      arity = "1..*",
      description =
          "Also send this operation, which may change or delete something. Without it only GET,"
              + " HEAD and OPTIONS are sent.")
  private List<String> allowed = new ArrayList<>();

  @Option(
      names = "--max-rate",
      paramLabel = "N",
      description = "Maximum number of requests per second (default: " + DEFAULT_RATE + ").")
  private double maxRate = DEFAULT_RATE;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  /** Adds an option for each path parameter of the built-in contract. */
  void addPathParameters(CommandSpec spec, Contract contract) {
    if (contract != Contract.bundled()) {
      return; // Its names could be those of other options.
    }
    List<Operation> operations = ChosenOperations.behindLogin(contract.edition(Edition.ANY));
    for (String parameter : ChosenOperations.parameters(operations)) {
      OptionSpec ids =
          OptionSpec.builder(option(parameter))
              .paramLabel("ID")
              .type(List.class)
              .auxiliaryTypes(String.class)
              .arity("1..*")
              .description("The " + parameter + " in the URL of the requests.")
              .build();
      spec.addOption(ids);
      pathParameters.put(parameter, ids);
    }
  }

  private static String option(String parameter) {
    return "--" + parameter.replace('_', '-');
  }

  boolean isGiven() {
    return endpoint != null || !values().isEmpty();
  }

  /**
   * Rejects options that have no effect without {@code --endpoint}.
   *
   * @throws UsageException if one of them is given without an endpoint
   */
  void requireEndpointFor(List<OptionSpec> given) {
    for (OptionSpec option : given) {
      if (!isGiven() && OptionGroups.heading(option).equals(OptionGroups.ENDPOINT)) {
        throw new UsageException(option.longestName() + " needs --endpoint.");
      }
    }
  }

  /** The values of the path parameters, by name. */
  private Map<String, List<String>> values() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    pathParameters.forEach(
        (name, option) -> {
          List<String> ids = option.getValue();
          if (ids != null) {
            values.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(ids);
          }
        });
    for (String parameter : parameters) {
      String[] parts = parameter.split("=", 2);
      if (parts.length < 2 || parts[0].isEmpty()) {
        throw new UsageException("--param '%s' has no '='. Write NAME=VALUE.".formatted(parameter));
      }
      values.computeIfAbsent(parts[0], unused -> new ArrayList<>()).add(parts[1]);
    }
    return values;
  }

  /** The endpoint; one with user and password is rejected when it is opened. */
  String label() {
    return Objects.requireNonNull(endpoint);
  }

  /**
   * Opens the endpoint with the probes that the options choose.
   *
   * @throws UsageException if an option or a credential is missing or malformed
   */
  LiveExchanges open(EffectiveContract contract, CommandContext context) {
    if (endpoint == null) {
      throw new UsageException("--endpoint is missing.");
    }
    requireParametersOf(contract);
    try {
      List<Operation> chosen = ChosenOperations.of(contract, operations, allowed);
      RateLimiter limiter =
          new RateLimiter(
              maxRate, System::nanoTime, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
      OkHttpClient http =
          connection.client(
              new OkHttpClient.Builder().addInterceptor(limiter), context.environment());
      return ChosenOperations.haveSdk(contract.operations())
          ? withSdk(contract, chosen, http, limiter, context)
          : LiveExchanges.withoutSdk(
              endpoint,
              Probes.of(callable(chosen, context.err()), values(), !onlySuccess),
              new SchemeCredentials(context.environment()),
              values(),
              http,
              limiter);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** Rejects a parameter that no request can have. */
  private void requireParametersOf(EffectiveContract contract) {
    List<String> known = ChosenOperations.settable(contract);
    for (String name : values().keySet()) {
      if (!known.contains(name)) {
        throw new UsageException(
            "--param: no operation has the parameter '%s'.%s It can be one of %s."
                .formatted(name, NearestName.question(name, known), String.join(", ", known)));
      }
    }
  }

  private LiveExchanges withSdk(
      EffectiveContract contract,
      List<Operation> chosen,
      OkHttpClient http,
      RateLimiter limiter,
      CommandContext context) {
    ChosenOperations.parameters(chosen).forEach(this::requireIds);
    values().keySet().forEach(this::requireIds);
    String login = loginParameter(contract);
    List<String> projects = values().getOrDefault(login, List.of());
    if (projects.size() > 1) {
      throw new UsageException(
          option(login) + " is given several times, but a login is valid for one.");
    }
    return LiveExchanges.withSdk(
        label(),
        Probes.of(chosen, values(), !onlySuccess),
        context.environment(),
        projects,
        http,
        limiter);
  }

  /** The operations of another contract that can be sent; those named by the user must be. */
  private List<Operation> callable(List<Operation> chosen, PrintWriter err) {
    List<Operation> callable = ChosenOperations.callable(chosen, values());
    for (Operation each : chosen) {
      each.path().variables().stream().filter(values()::containsKey).forEach(this::requireIds);
      if (!callable.contains(each) && (callable.isEmpty() || operations.contains(each.id()))) {
        throw new UsageException(
            "%s needs %s: give --param NAME=VALUE for each."
                .formatted(each.id(), String.join(", ", ChosenOperations.missing(each, values()))));
      }
    }
    if (callable.size() < chosen.size()) {
      List<String> names =
          chosen.stream().filter(each -> !callable.contains(each)).map(Operation::id).toList();
      err.println(
          "Not sent, since --param gives no value for a parameter: " + String.join(", ", names));
    }
    return callable;
  }

  /** The outermost variable in the paths, which a login is for. */
  private static String loginParameter(EffectiveContract contract) {
    return ChosenOperations.parameters(ChosenOperations.behindLogin(contract)).get(0);
  }

  static boolean isId(String text) {
    return SEGMENT.matcher(text).matches();
  }

  private void requireIds(String parameter) {
    List<String> ids = values().getOrDefault(parameter, List.of());
    if (ids.isEmpty()) {
      throw new UsageException(option(parameter) + " is missing.");
    }
    for (String id : ids) {
      if (!isId(id)) {
        throw new UsageException(
            "%s: '%s' is not an id.".formatted(option(parameter), id.replaceAll("\\R", " ")));
      }
    }
  }
}
