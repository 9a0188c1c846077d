package io.github.cbrsdk.conformance.json;

/** The JSON value null. */
public enum JsonNull implements Json {
  NULL;

  @Override
  public String text() {
    return "null";
  }

  @Override
  public JsonType type() {
    return JsonType.NULL;
  }
}
