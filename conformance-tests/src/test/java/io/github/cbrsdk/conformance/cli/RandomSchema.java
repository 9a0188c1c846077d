package io.github.cbrsdk.conformance.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes up schemas of JSON Schema for which a value exists. */
final class RandomSchema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");
  private static final List<String> FORMATS =
      List.of("date", "date-time", "uuid", "email", "uri", "time", "duration");
  private static final List<String> PATTERNS =
      List.of(
          "^[a-z]+$",
          "[0-9]{3}",
          "^x",
          "y$",
          "^[^0-9]+$",
          "^(a|b)*$",
          "^\\d{1,3}(\\.\\d{1,3}){3}$",
          "^(?=.*[0-9])[a-z0-9]+$",
          "\\p{L}+",
          "^[\\w.-]+@[\\w.-]+$",
          "^(?:foo|bar)-[0-9]{2,}$");

  private final Random random;

  RandomSchema(long seed) {
    this.random = new Random(seed);
  }

  ObjectNode next() {
    return schema(0);
  }

  private ObjectNode schema(int depth) {
    ObjectNode schema = JSON.createObjectNode();
    switch (random.nextInt(depth < 3 ? 10 : 5)) {
      case 0 -> schema.putArray("enum").add("a").add(1).add(2.5).add(true);
      case 1 -> string(schema);
      case 2 -> number(schema.put("type", "integer"), 1);
      case 3 -> number(schema.put("type", "number"), 0.25);
      case 4 -> schema.put("type", "boolean");
      case 5 -> tuple(schema, depth);
      case 6 -> array(schema, depth);
      case 7 -> map(schema, depth);
      default -> object(schema, depth);
    }
    return schema;
  }

  private boolean sometimes() {
    return random.nextInt(3) == 0;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void string(ObjectNode schema) {
    schema.put("type", "string");
    if (sometimes()) {
      schema.put("format", one(FORMATS));
    } else if (sometimes()) {
      schema.put("pattern", one(PATTERNS)).put("minLength", random.nextInt(16));
    } else {
      int least = random.nextInt(8);
      schema.put("minLength", least).put("maxLength", least + random.nextInt(5));
    }
    if (sometimes()) {
      schema.putObject("not").put("const", "text");
    }
  }

  private void number(ObjectNode schema, double step) {
    int least = random.nextInt(40) - 20;
    if (sometimes()) {
      schema.put(sometimes() ? "minimum" : "exclusiveMinimum", least);
    }
    if (sometimes()) {
      schema.put(sometimes() ? "maximum" : "exclusiveMaximum", least + 2 + random.nextInt(9));
    }
    if (sometimes()) {
      schema.put("multipleOf", step);
    }
    if (sometimes()) {
      schema.putObject("not").put("const", 0);
    }
  }

  private void tuple(ObjectNode schema, int depth) {
    ArrayNode items = schema.put("type", "array").putArray("prefixItems");
    for (int size = random.nextInt(3); size >= 0; size--) {
      items.add(schema(depth + 1));
    }
    schema.put("items", sometimes()).put("minItems", random.nextInt(items.size() + 1));
  }

  private void array(ObjectNode schema, int depth) {
    int least = random.nextInt(4);
    schema.put("type", "array").put("minItems", least).put("maxItems", least + 1);
    if (sometimes()) {
      schema.set("items", string());
      schema.put("uniqueItems", true);
    } else if (sometimes()) {
      schema.putObject("items").put("type", "integer");
      schema.putObject("contains").put("minimum", random.nextInt(50));
    } else {
      schema.set("items", schema(depth + 1));
    }
  }

  /** Of these strings there are many. */
  private ObjectNode string() {
    return JSON.createObjectNode().put("type", "string").put("format", one(FORMATS.subList(0, 3)));
  }

  private void map(ObjectNode schema, int depth) {
    schema.put("type", "object").put("minProperties", random.nextInt(3));
    schema.set("additionalProperties", schema(depth + 1));
    if (sometimes()) {
      schema.putObject("propertyNames").put("pattern", one(List.of("^[a-z]+$", "^k", "[0-9]$")));
    }
  }

  private void object(ObjectNode schema, int depth) {
    List<String> names = new ArrayList<>(NAMES);
    Collections.shuffle(names, random);
    ObjectNode properties = schema.put("type", "object").putObject("properties");
    for (String name : names.subList(0, 2 + random.nextInt(4))) {
      properties.set(name, schema(depth + 1));
    }
    switch (random.nextInt(8)) {
      case 0 -> schema.put("maxProperties", 1);
      case 1 -> schema.put("minProperties", 2);
      case 2 -> schema.put("additionalProperties", false);
      case 3 -> schema.putObject("patternProperties").set("^x-", schema(depth + 1));
      case 4 -> schema.putObject("dependentRequired").putArray(names.get(0)).add(names.get(1));
      case 5 -> {
        ArrayNode options = schema.putArray("oneOf");
        options.addObject().putArray("required").add(names.get(0));
        options.addObject().putArray("required").add(names.get(1));
      }
      default -> schema.putArray("required").add(names.get(0)).add("undeclared");
    }
  }
}
