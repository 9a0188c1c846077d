package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.YamlNode;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonText;
import java.util.Map;

/** Finds the schema of an error body by the names of its members. */
final class ErrorSchemaMatcher {
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
    JsonText read = JsonReader.read(body);
    YamlNode wanted = schemas.get(name);
    if (wanted == null || !read.complete() || !(read.value() instanceof JsonObject object)) {
      return false;
    }
    int members = members(wanted, object);
    return members > 0
        && schemas.values().stream().allMatch(schema -> members(schema, object) <= members);
  }

  /** How many members of the object the schema knows; -1 if one that it requires is missing. */
  private static int members(YamlNode schema, JsonObject object) {
    YamlNode resolved = schema.resolved();
    boolean complete =
        resolved.elements("required").stream()
            .allMatch(name -> object.get(String.valueOf(name.value())) != null);
    return complete
        ? (int)
            resolved.entries("properties").keySet().stream()
                .filter(name -> object.get(name) != null)
                .count()
        : -1;
  }
}
