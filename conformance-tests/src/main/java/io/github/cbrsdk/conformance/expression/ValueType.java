package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.json.JsonNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types of values, and of expressions before they are evaluated. */
enum ValueType {
  BOOLEAN("bool"),
  INTEGER("int"),
  NUMBER("double"),
  STRING("string"),
  ARRAY("list"),
  OBJECT("map"),
  NULL("null_type"),
  TYPE("type"),
  /** An instant; expressions have no name for its type. */
  TIME(""),
  /** The type of an expression that depends on the values of variables. */
  ANY("");

  /** The name in expressions. */
  private final String word;

  ValueType(String word) {
    this.word = word;
  }

  static ValueType of(Object value) {
    if (value instanceof Boolean) {
      return BOOLEAN;
    }
    if (value instanceof Long || value instanceof BigDecimal) {
      return INTEGER;
    }
    if (value instanceof Double) {
      return NUMBER;
    }
    if (value instanceof String) {
      return STRING;
    }
    if (value instanceof Instant || value instanceof ValueType) {
      return value instanceof Instant ? TIME : TYPE;
    }
    return value == JsonNull.NULL ? NULL : Values.elements(value) != null ? ARRAY : OBJECT;
  }

  /** The type of that name in expressions, or null. */
  static @Nullable ValueType named(String word) {
    for (ValueType type : values()) {
      if (!word.isEmpty() && type.word.equals(word)) {
        return type;
      }
    }
    return null;
  }

  boolean canBe(ValueType wanted) {
    return this == wanted || this == ANY || wanted == ANY;
  }

  /** The name in messages. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
