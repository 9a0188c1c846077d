package io.github.cbrsdk.json;

/** Names the kind of a JSON value, for people. */
final class JsonKind {
  private JsonKind() {}

  static String of(Object value) {
    if (value instanceof String) {
      return "string";
    } else if (value instanceof JsonNumber number) {
      return number.whole() == null ? "number" : "integer";
    } else if (value instanceof Boolean) {
      return "boolean";
    } else if (value instanceof JsonObject) {
      return "object";
    } else if (value instanceof JsonArray) {
      return "array";
    }
    return "null";
  }
}
