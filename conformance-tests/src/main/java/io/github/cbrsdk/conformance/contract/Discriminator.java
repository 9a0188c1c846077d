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

  /** Notes what leaves a discriminator without effect: no member, or names of missing schemas. */
  static void noteFaults(YamlNode node, UnknownWords unknown) {
    if (!Discriminators.isComplete(node)) {
      unknown.add(node, "a discriminator without 'propertyName' is not read");
      return;
    }
    node.entries("mapping")
        .forEach(
            (value, name) -> {
              if (SchemaNames.target(name, node) == null) {
                unknown.add(
                    name,
                    "the mapping of '%s' leads to %s, which does not exist: its values are not compared"
                        .formatted(value, name.text()));
              }
            });
  }

  /** The index of the alternative that a value says it is; negative if it says none. */
  public int alternative(Json value) {
    Json name = value instanceof JsonObject object ? object.get(member) : null;
    return name == null ? -1 : alternatives.getOrDefault(name.text(), -1);
  }
}
