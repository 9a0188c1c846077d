package io.github.cbrsdk.conformance.json;

/** A JSON boolean. */
public enum JsonBoolean implements Json {
  FALSE,
  TRUE;

  public static JsonBoolean of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public String text() {
    return this == TRUE ? "true" : "false";
  }

  @Override
  public JsonType type() {
    return JsonType.BOOLEAN;
  }
}
