package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.ContractLocation;
import java.util.Map;

/**
 * One of the contract's {@code x-validations}: what is always true of a value.
 *
 * @param id its name within the contract
 * @param rule a CEL expression
 * @param message what is wrong if it is not true
 * @param settings everything that the contract says of it, such as another impact
 * @param location where it stands
 */
public record Validation(
    String id,
    String rule,
    String message,
    Map<String, Object> settings,
    ContractLocation location) {
  public Validation {
    settings = Map.copyOf(settings);
  }
}
