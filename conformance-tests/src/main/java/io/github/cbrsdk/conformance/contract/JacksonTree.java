package io.github.cbrsdk.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Values as the validator of JSON Schema takes them: equal numbers are of one class. */
final class JacksonTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Digits of a number with an exponent; to calculate with more takes long, or is impossible. */
  private static final int MAX_SCALE = 10_000;

  private JacksonTree() {}

  private static JsonNode number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > 0) {
      return NODES.numberNode(plain);
    }
    BigInteger whole = plain.toBigInteger();
    return whole.bitLength() < Integer.SIZE
        ? NODES.numberNode(whole.intValue())
        : whole.bitLength() < Long.SIZE
            ? NODES.numberNode(whole.longValue())
            : NODES.numberNode(whole);
  }

  static JsonNode of(YamlNode value) {
    return of(Json.of(value.value()));
  }

  static JsonNode of(Json value) {
    if (value instanceof JsonObject object) {
      ObjectNode node = NODES.objectNode();
      for (int i = 0; i < object.size(); i++) {
        node.set(object.name(i), of(object.value(i)));
      }
      return node;
    }
    if (value instanceof JsonArray array) {
      ArrayNode node = NODES.arrayNode();
      array.elements().forEach(each -> node.add(of(each)));
      return node;
    }
    if (value instanceof JsonNumber number) {
      BigDecimal exact = number.value();
      if (exact == null || Math.abs((long) exact.scale()) > MAX_SCALE) {
        throw new ArithmeticException("too many digits");
      }
      return number(exact);
    }
    if (value instanceof JsonBoolean bool) {
      return NODES.booleanNode(bool == JsonBoolean.of(true));
    }
    return value == JsonNull.NULL ? NODES.nullNode() : NODES.textNode(((JsonString) value).value());
  }
}
