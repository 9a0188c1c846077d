package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.SecurityScheme;
import io.github.cbrsdk.conformance.probe.PlainCalls.SentValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Credentials by the security schemes of a contract, from the environment: the variable {@code
 * API_NAME} has that of the scheme {@code name}, a key, a token, or {@code user:password}.
 */
public final class SchemeCredentials {
  private final Map<String, String> environment;

  public SchemeCredentials(Map<String, String> environment) {
    this.environment = environment;
  }

  public List<String> secrets(EffectiveContract contract) {
    return contract.operations().stream()
        .flatMap(operation -> operation.security().stream())
        .flatMap(List::stream)
        .map(this::value)
        .flatMap(Optional::stream)
        .distinct()
        .flatMap(value -> List.of(value, basic(value)).stream())
        .toList();
  }

  private static String variable(SecurityScheme scheme) {
    return "API_" + scheme.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
  }

  private Optional<String> value(SecurityScheme scheme) {
    return Optional.ofNullable(environment.get(variable(scheme))).filter(value -> !value.isBlank());
  }

  /**
   * The first set of schemes whose credentials are all there, or empty if the operation needs none.
   *
   * @throws IllegalArgumentException if some are needed and none are there
   */
  List<SecurityScheme> of(Operation operation) {
    List<String> missing = new ArrayList<>();
    for (List<SecurityScheme> set : operation.security()) {
      if (set.stream().allMatch(each -> value(each).isPresent())) {
        return set;
      }
      missing.add(
          set.stream().map(SchemeCredentials::variable).collect(Collectors.joining(" and ")));
    }
    if (missing.isEmpty()) {
      return List.of();
    }
    throw new IllegalArgumentException(
        "There are no credentials for %s in the environment: set %s."
            .formatted(operation.id(), String.join(", or ", missing)));
  }

  /** What the requests of an operation have to carry. */
  List<SentValue> values(Operation operation) {
    return of(operation).stream().map(this::sent).toList();
  }

  private SentValue sent(SecurityScheme scheme) {
    String secret = value(scheme).orElse("");
    return switch (scheme.in()) {
      case "query", "cookie" -> new SentValue(scheme.in(), scheme.parameter(), secret);
      case "header" -> new SentValue("header", scheme.parameter(), header(scheme, secret));
      default ->
          throw new IllegalArgumentException(
              "The security scheme %s cannot be sent from here".formatted(scheme.name()));
    };
  }

  private static String header(SecurityScheme scheme, String secret) {
    return switch (scheme.scheme()) {
      case "" -> secret;
      case "basic" -> "Basic " + basic(secret);
      default ->
          scheme.scheme().substring(0, 1).toUpperCase(Locale.ROOT)
              + scheme.scheme().substring(1)
              + " "
              + secret;
    };
  }

  private static String basic(String login) {
    return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }
}
