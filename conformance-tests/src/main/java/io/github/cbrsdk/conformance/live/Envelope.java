package io.github.cbrsdk.conformance.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the forms of a body apart, by the names of its members. */
final class Envelope {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Envelope() {}

  /** Whether no schema of the contract fits the body better than that one. */
  static boolean fits(EffectiveContract contract, Operation operation, String name, byte[] body) {
    Object document = contract.documents().get(operation.location().file());
    Optional<JsonNode> object = parse(body);
    if (object.isEmpty() || !(at(at(document, "components"), "schemas") instanceof Map<?, ?> all)) {
      return false;
    }
    int members = members(at(all, name), object.get());
    return members > 0
        && all.values().stream().allMatch(schema -> members(schema, object.get()) <= members);
  }

  /** How many members of the object the schema knows; -1 if one that it requires is missing. */
  private static int members(Object schema, JsonNode object) {
    if (at(schema, "required") instanceof List<?> required) {
      for (Object name : required) {
        if (!object.has(String.valueOf(name))) {
          return -1;
        }
      }
    }
    int known = 0;
    if (at(schema, "properties") instanceof Map<?, ?> properties) {
      for (Object name : properties.keySet()) {
        known += object.has(String.valueOf(name)) ? 1 : 0;
      }
    }
    return known;
  }

  private static Optional<JsonNode> parse(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Object at(Object value, String name) {
    return value instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : Map.of();
  }
}
