package io.github.cbrsdk.conformance.json;

/**
 * A JSON string.
 *
 * @param value its text, escapes resolved
 */
public record JsonString(String value) implements Json {
  @Override
  public String text() {
    return value;
  }

  @Override
  public JsonType type() {
    return JsonType.STRING;
  }
}
