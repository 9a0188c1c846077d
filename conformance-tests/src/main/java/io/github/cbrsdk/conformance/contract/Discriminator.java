package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.Map;

/**
 * The keyword {@code discriminator}: a member that tells which alternative a value is.
 *
 * @param member the name of the member
 * @param alternatives the index of the alternative by the member's value
 */
public record Discriminator(String member, Map<String, Integer> alternatives) {
  public Discriminator {
    alternatives = Map.copyOf(alternatives);
  }

  /** The index of the alternative that a value says it is; negative if it says none. */
  public int alternative(Json value) {
    return value instanceof JsonObject object && object.get(member) instanceof JsonString name
        ? alternatives.getOrDefault(name.value(), -1)
        : -1;
  }
}
