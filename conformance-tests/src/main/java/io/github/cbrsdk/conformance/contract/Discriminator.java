package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keyword {@code discriminator}: a member that tells which alternative a value is.
 *
 * @param member the name of the member
 * @param alternatives the index of the alternative by the member's value; negative if the value
 *     names a schema that is none of them
 */
public record Discriminator(String member, Map<String, Integer> alternatives) {
  public Discriminator {
    alternatives = Collections.unmodifiableMap(new LinkedHashMap<>(alternatives));
  }

  /** The index of the alternative that a value says it is; negative if it says none. */
  public int alternative(Json value) {
    Json name = value instanceof JsonObject object ? object.get(member) : null;
    return name == null ? -1 : alternatives.getOrDefault(name.text(), -1);
  }
}
