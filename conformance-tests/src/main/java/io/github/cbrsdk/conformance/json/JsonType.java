package io.github.cbrsdk.conformance.json;

import java.util.Locale;

/** The types of JSON Schema. */
public enum JsonType {
  NULL,
  BOOLEAN,
  /** A number without a fractional part. */
  INTEGER,
  NUMBER,
  STRING,
  ARRAY,
  OBJECT;

  /** The name in JSON Schema. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
