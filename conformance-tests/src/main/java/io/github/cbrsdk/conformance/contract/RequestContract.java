package io.github.cbrsdk.conformance.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The body of the requests of an operation.
 *
 * @param required whether each request has one
 * @param content its schema by media type, in lower case
 */
public record RequestContract(
    boolean required, Map<String, Optional<Schema>> content, ContractLocation location) {
  public RequestContract {
    content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
  }
}
