package io.github.cbrsdk.conformance.expression;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code type()} gives. */
enum TypeName {
  BOOL,
  INT,
  DOUBLE,
  STRING,
  LIST,
  MAP,
  NULL_TYPE,
  TYPE,
  /** Has no name in expressions. */
  TIME;

  static TypeName of(Object value) {
    if (value instanceof Boolean) {
      return BOOL;
    }
    if (value instanceof Long || value instanceof BigDecimal) {
      return INT;
    }
    if (value instanceof Double) {
      return DOUBLE;
    }
    if (value instanceof String) {
      return STRING;
    }
    if (value instanceof Instant) {
      return TIME;
    }
    if (value instanceof TypeName) {
      return TYPE;
    }
    return Values.isNull(value) ? NULL_TYPE : Values.elements(value) != null ? LIST : MAP;
  }

  /** The type that is called so, or null. */
  static @Nullable TypeName named(String word) {
    for (TypeName type : values()) {
      if (type != TIME && type.toString().equals(word)) {
        return type;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
