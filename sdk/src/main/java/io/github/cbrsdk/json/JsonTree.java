package io.github.cbrsdk.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The way to and from Jackson's trees, which are mutable and therefore always copies. */
final class JsonTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTree() {}

  static JsonNode of(Object value) {
    if (value instanceof JsonObject object) {
      return object(object);
    } else if (value instanceof JsonArray array) {
      ArrayNode node = NODES.arrayNode(array.size());
      for (int i = 0; i < array.size(); i++) {
        node.add(of(array.get(i)));
      }
      return node;
    } else if (value instanceof JsonNumber number) {
      return number(number);
    } else if (value instanceof String text) {
      return NODES.textNode(text);
    } else if (value instanceof Boolean truth) {
      return NODES.booleanNode(truth);
    }
    return NODES.nullNode();
  }

  static ObjectNode object(JsonObject object) {
    ObjectNode node = NODES.objectNode();
    for (int i = 0; i < object.size(); i++) {
      node.set(object.name(i), of(object.value(i)));
    }
    return node;
  }

  private static JsonNode number(JsonNumber number) {
    BigDecimal decimal = number.decimal();
    if (decimal == null) {
      // Beyond what a tree can hold as a number; as text no digit is lost.
      return NODES.textNode(number.literal());
    }
    if (!number.isInteger()) {
      return DecimalNode.valueOf(decimal);
    }
    Long whole = number.whole();
    if (whole == null) {
      return NODES.numberNode(decimal.unscaledValue());
    }
    return whole.intValue() == whole
        ? NODES.numberNode(whole.intValue())
        : NODES.numberNode(whole.longValue());
  }

  static Object value(JsonNode node) {
    if (node.isObject()) {
      List<Object> entries = new ArrayList<>(2 * node.size());
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        entries.add(entry.getKey());
        entries.add(value(entry.getValue()));
      }
      return new JsonObject(entries.toArray());
    } else if (node.isArray()) {
      List<Object> items = new ArrayList<>(node.size());
      node.forEach(item -> items.add(value(item)));
      return new JsonArray(items.toArray());
    } else if (node.isNumber()) {
      return new JsonNumber(node.asText());
    } else if (node.isBoolean()) {
      return node.booleanValue();
    } else if (node.isNull() || node.isMissingNode()) {
      return JsonNull.NULL;
    }
    return node.asText();
  }
}
