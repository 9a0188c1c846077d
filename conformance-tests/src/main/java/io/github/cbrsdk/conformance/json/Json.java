package io.github.cbrsdk.conformance.json;

/** A JSON value, immutable. */
public sealed interface Json
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {
  /** Its type; {@link JsonType#INTEGER} for a number without a fractional part. */
  JsonType type();
}
