package io.github.cbrsdk.conformance.mock;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.Timestamp;
import io.github.cbrsdk.conformance.contract.YamlNode;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A response that the contract gives as an example; the body is JSON. */
record ContractExample(int status, String body) {
  private static final Pattern TIME = Pattern.compile(Timestamp.LOCAL_REGEX + "Z");

  /** The first example of the first response whose status begins with that digit. */
  static Optional<ContractExample> of(Operation operation, char firstDigit) {
    return operation.responses().values().stream()
        .filter(each -> each.status().charAt(0) == firstDigit)
        .limit(1)
        .flatMap(each -> each.examples().limit(1).map(body -> of(each.status(), body)))
        .findFirst();
  }

  private static ContractExample of(String status, YamlNode body) {
    byte[] json = JsonWriter.bytes(Json.of(body.value()));
    return new ContractExample(Integer.parseInt(status), new String(json, UTF_8));
  }

  /** The body with all times shifted so that the first is {@code now}, so that tokens are valid. */
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
