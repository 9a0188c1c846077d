package io.github.cbrsdk.conformance.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.YamlNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Finds the schema of an error body by the names of its members. */
final class ErrorSchemaMatcher {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ErrorSchemaMatcher() {}

  /** Whether a schema fits the body at least as well as all other schemas of the contract. */
  static boolean fits(Operation operation, String name, byte[] body) {
    Map<String, YamlNode> schemas =
        operation
            .yaml()
            .root()
            .find("components", "schemas")
            .map(YamlNode::entries)
            .orElse(Map.of());
    Optional<JsonNode> object = parse(body);
    YamlNode wanted = schemas.get(name);
    if (object.isEmpty() || wanted == null) {
      return false;
    }
    int members = members(wanted, object.get());
    return members > 0
        && schemas.values().stream().allMatch(schema -> members(schema, object.get()) <= members);
  }

  /** How many members of the object the schema knows; -1 if one that it requires is missing. */
  private static int members(YamlNode schema, JsonNode object) {
    YamlNode resolved = schema.resolved();
    boolean complete =
        resolved.elements("required").stream()
            .allMatch(name -> object.has(String.valueOf(name.value())));
    return complete
        ? (int) resolved.entries("properties").keySet().stream().filter(object::has).count()
        : -1;
  }

  private static Optional<JsonNode> parse(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
