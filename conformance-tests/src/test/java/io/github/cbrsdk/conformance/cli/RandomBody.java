package io.github.cbrsdk.conformance.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Makes up bodies that keep to most of a schema, and choices between schemas. */
final class RandomBody {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TEXTS =
      List.of(
          "text",
          "abc",
          "x1y",
          "123",
          "1.2.3.4",
          "foo-12",
          "ab@example.com",
          "2024-01-02",
          "2024-01-02T03:04:05Z",
          "11111111-1111-1111-1111-111111111111",
          "urn:x",
          "10:00:00Z",
          "P1D",
          "",
          "\u00e9\u00df");
  private static final List<String> NAMES = List.of("undeclared", "x-1", "key", "k9", "abc");

  private final RandomSchema schemas;
  private final Random random;

  RandomBody(long seed) {
    this.schemas = new RandomSchema(seed);
    this.random = new Random(seed);
  }

  /** A schema, or a choice of several that are often alike. */
  ObjectNode schema() {
    ObjectNode first = schemas.next();
    ObjectNode choice = JSON.createObjectNode();
    switch (random.nextInt(4)) {
      case 0 -> choice.putArray("anyOf").add(first).add(schemas.next()).add(like(first));
      case 1 -> choice.putArray("oneOf").add(first).add(schemas.next());
      case 2 -> {
        ObjectNode properties = choice.put("type", "object").putObject("properties");
        properties.set("b", schemas.next());
        properties.putObject("a").putArray("anyOf").add(first).addObject().put("type", "null");
      }
      default -> {
        return first;
      }
    }
    return choice;
  }

  private ObjectNode like(ObjectNode schema) {
    ObjectNode like = schema.deepCopy();
    switch (like.path("type").asText()) {
      case "integer", "number" -> like.put("minimum", random.nextInt(20) - 10);
      case "string" -> like.put("maxLength", random.nextInt(12));
      case "object" -> like.putArray("required").add("a");
      default -> like.remove("minItems");
    }
    return like;
  }

  JsonNode of(JsonNode schema) {
    for (String keyword : List.of("anyOf", "oneOf")) {
      JsonNode options = schema.path(keyword);
      if (options.isArray() && !schema.has("type")) {
        return of(options.get(random.nextInt(options.size())));
      }
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    if (random.nextInt(12) == 0) {
      return List.<JsonNode>of(
              JSON.nullNode(), JSON.createArrayNode(), JSON.getNodeFactory().textNode("text"))
          .get(random.nextInt(3));
    }
    return switch (schema.path("type").asText()) {
      case "string" -> JSON.getNodeFactory().textNode(TEXTS.get(random.nextInt(TEXTS.size())));
      case "integer" -> JSON.getNodeFactory().numberNode(random.nextInt(60) - 25);
      case "number" -> JSON.getNodeFactory().numberNode(random.nextInt(240) / 4.0 - 25);
      case "boolean" -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
      case "array" -> array(schema);
      case "object" -> object(schema);
      default -> JSON.nullNode();
    };
  }

  private ArrayNode array(JsonNode schema) {
    ArrayNode array = JSON.createArrayNode();
    for (int size = random.nextInt(5); array.size() < size; ) {
      JsonNode first = schema.path("prefixItems").path(array.size());
      array.add(of(first.isMissingNode() ? schema.path("items") : first));
    }
    return array;
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = JSON.createObjectNode();
    for (String name : List.of("a", "b", "c", "d", "e")) {
      if (schema.path("properties").has(name) && random.nextInt(4) > 0) {
        object.set(name, of(schema.path("properties").get(name)));
      }
    }
    for (int more = random.nextInt(3); more > 0; more--) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      object.set(name, of(schema.path("additionalProperties")));
    }
    return object;
  }
}
