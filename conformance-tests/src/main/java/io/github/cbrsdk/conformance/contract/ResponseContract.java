package io.github.cbrsdk.conformance.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the contract says of the response with one status.
 *
 * @param status as the contract writes it: {@code 200}, {@code 4XX} or {@code default}
 * @param requiredHeaders names of the headers that have to be there, each with its place
 * @param headers the schemas of the headers that may be there, by name, names ignoring case
 * @param content the schema of the body by media type, in lower case; empty if there is no body
 * @param validations what is always true of the body, given the request
 * @param location where it stands
 * @param contentLocation where its content is declared
 */
public record ResponseContract(
    String status,
    Map<String, ContractLocation> requiredHeaders,
    Map<String, Schema> headers,
    Map<String, Optional<Schema>> content,
    List<Validation> validations,
    ContractLocation location,
    ContractLocation contentLocation) {
  private static final String JSON = "application/json";

  public ResponseContract {
    requiredHeaders = Map.copyOf(requiredHeaders);
    headers = unmodifiable(headers, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    content = unmodifiable(content, new LinkedHashMap<>());
    validations = List.copyOf(validations);
  }

  private static <V> Map<String, V> unmodifiable(Map<String, V> values, Map<String, V> copy) {
    copy.putAll(values);
    return Collections.unmodifiableMap(copy);
  }

  /** The schema of its JSON body, or null if it has none. */
  public @Nullable Schema json() {
    return content.entrySet().stream()
        .filter(entry -> entry.getKey().equals(JSON) || entry.getKey().endsWith("+json"))
        .findFirst()
        .flatMap(Map.Entry::getValue)
        .orElse(null);
  }
}
