package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.YamlNode;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to an endpoint.
 *
 * @param source the name of the exchange in reports
 * @param expected the response that can be checked
 */
record Probe(
    String source,
    Operation operation,
    Map<String, String> pathParameters,
    Login login,
    ExpectedResponse expected) {
  enum Login {
    VALID,
    NONE,
    /** A random token. */
    WRONG
  }

  /**
   * The response that a probe must get; any other response is not checked.
   *
   * @param status the HTTP status; null for any success
   * @param schema the name of the schema that must fit the body best, or empty for any
   */
  record ExpectedResponse(@Nullable Integer status, String schema) {
    static final ExpectedResponse SUCCESS = new ExpectedResponse(null, "");

    /** Whether the schema fits the body at least as well as all other schemas of the contract. */
    boolean fits(YamlNode contract, byte[] body) {
      Map<String, YamlNode> schemas =
          contract.find("components", "schemas").map(YamlNode::entries).orElse(Map.of());
      JsonText read = JsonReader.read(body);
      YamlNode wanted = schemas.get(schema);
      if (wanted == null || !read.complete() || !(read.value() instanceof JsonObject object)) {
        return false;
      }
      long members = members(wanted, object);
      return members > 0
          && schemas.values().stream().allMatch(other -> members(other, object) <= members);
    }

    /** How many members of the object a schema knows; -1 if one that it requires is missing. */
    private static long members(YamlNode schema, JsonObject object) {
      YamlNode resolved = schema.resolved();
      boolean complete =
          resolved.elements("required").stream()
              .allMatch(name -> object.get(String.valueOf(name.value())) != null);
      return complete
          ? resolved.entries("properties").keySet().stream()
              .filter(name -> object.get(name) != null)
              .count()
          : -1;
    }
  }
}
