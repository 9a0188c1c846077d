package io.github.cbrsdk.conformance.mock;

import io.github.cbrsdk.conformance.contract.Described;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An answer that the contract gives as an example.
 *
 * @param status its status
 * @param body its body, as JSON
 */
record ContractExample(int status, String body) {
  private static final Pattern TIME = Pattern.compile(Timestamp.LOCAL_REGEX + "Z");

  /** The first example of the first response whose status begins with that digit. */
  static Optional<ContractExample> of(
      EffectiveContract contract, Operation operation, char firstDigit) {
    return Described.operation(contract, operation).at("responses").entries().entrySet().stream()
        .filter(response -> response.getKey().charAt(0) == firstDigit)
        .findFirst()
        .flatMap(response -> first(Integer.parseInt(response.getKey()), response.getValue()));
  }

  private static Optional<ContractExample> first(int status, Described response) {
    return response.at("content").entries().values().stream()
        .flatMap(media -> media.at("examples").entries().values().stream())
        .map(example -> new ContractExample(status, example.at("value").json()))
        .findFirst();
  }

  /** The same body, in which the first of all times is now: a token has to be good for a while. */
  String bodyAsOf(Instant now) {
    Optional<Instant> first =
        TIME.matcher(body)
            .results()
            .map(time -> Instant.parse(time.group()))
            .min(Instant::compareTo);
    if (first.isEmpty()) {
      return body;
    }
    Duration shift = Duration.between(first.get(), now);
    return TIME.matcher(body)
        .replaceAll((MatchResult time) -> Instant.parse(time.group()).plus(shift).toString());
  }
}
