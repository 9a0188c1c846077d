package io.github.cbrsdk.conformance.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
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
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}([.]\\d+)?Z");

  /** The first example of the first response whose status begins with that digit. */
  static Optional<ContractExample> of(
      EffectiveContract contract, Operation operation, char firstDigit) {
    Object document = contract.documents().get(operation.location().file());
    Object method =
        at(
            document,
            "paths",
            operation.path().toString(),
            operation.method().toLowerCase(Locale.ROOT));
    if (at(method, "responses") instanceof Map<?, ?> responses) {
      for (Map.Entry<?, ?> response : responses.entrySet()) {
        String status = String.valueOf(response.getKey());
        if (status.charAt(0) == firstDigit) {
          return first(resolved(document, response.getValue()))
              .map(body -> new ContractExample(Integer.parseInt(status), body));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> first(Object response) {
    if (!(at(response, "content") instanceof Map<?, ?> content)) {
      return Optional.empty();
    }
    return content.values().stream()
        .map(media -> at(media, "examples"))
        .filter(examples -> !((Map<?, ?>) examples).isEmpty())
        .map(examples -> ((Map<?, ?>) examples).values().iterator().next())
        .map(example -> write(at(example, "value")))
        .findFirst();
  }

  private static Object resolved(Object document, Object value) {
    if (at(value, "$ref") instanceof String reference) {
      return at(document, reference.substring(2).split("/"));
    }
    return value;
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
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

  private static Object at(Object value, String... names) {
    Object found = value;
    for (String name : names) {
      found = found instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : Map.of();
    }
    return found;
  }
}
