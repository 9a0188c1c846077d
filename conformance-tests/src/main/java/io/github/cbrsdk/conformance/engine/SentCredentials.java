package io.github.cbrsdk.conformance.engine;

import static java.util.stream.Collectors.joining;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.SecurityScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Names and counts the security schemes whose credentials requests carried, never their values. */
public final class SentCredentials implements Function<CheckedExchange, @Nullable String> {
  private final Map<String, List<List<SecurityScheme>>> byOperation = new HashMap<>();
  private final Map<String, Long> counts = new TreeMap<>();

  public SentCredentials(EffectiveContract contract) {
    for (Operation each : contract.operations()) {
      byOperation.put(each.id(), each.security());
    }
  }

  /** The names, of several that are demanded together joined by "with"; null if none is seen. */
  @Override
  public @Nullable String apply(CheckedExchange checked) {
    Request request = checked.exchange().request();
    List<List<SecurityScheme>> demanded = byOperation.get(checked.operation());
    if (request == null || demanded == null) {
      return null;
    }
    List<SecurityScheme> sent = RequestParameters.of(request).credentials(demanded);
    String names =
        sent == null
            ? ""
            : sent.stream()
                .filter(scheme -> !scheme.parameter().isEmpty())
                .map(SecurityScheme::name)
                .collect(joining(" with "));
    if (names.isEmpty()) {
      return null;
    }
    counts.merge(names, 1L, Long::sum);
    return names;
  }

  /** In how many exchanges that were shown to it a credential was sent, by the names. */
  public Map<String, Long> counts() {
    return Map.copyOf(counts);
  }
}
