package io.github.cbrsdk.conformance.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.contract.Described;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import java.io.IOException;
import java.util.Optional;

/** Tells the forms of a body apart, by the names of its members. */
final class ErrorSchemaMatcher {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ErrorSchemaMatcher() {}

  /** Whether no schema of the contract fits the body better than that one. */
  static boolean fits(EffectiveContract contract, Operation operation, String name, byte[] body) {
    Described schemas = Described.document(contract, operation).at("components", "schemas");
    Optional<JsonNode> object = parse(body);
    if (object.isEmpty()) {
      return false;
    }
    int members = members(schemas.at(name), object.get());
    return members > 0
        && schemas.entries().values().stream()
            .allMatch(schema -> members(schema, object.get()) <= members);
  }

  /** How many members of the object the schema knows; -1 if one that it requires is missing. */
  private static int members(Described schema, JsonNode object) {
    boolean complete =
        schema.at("required").elements().stream()
            .allMatch(name -> object.has(name.text().orElse("")));
    return complete
        ? (int) schema.at("properties").entries().keySet().stream().filter(object::has).count()
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
