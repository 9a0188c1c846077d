package io.github.cbrsdk.json;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A type of values in the contract.
 *
 * @param <T> the Java type
 */
public abstract class ValueType<T> {
  ValueType() {}

  /** The name of this type in messages. */
  abstract String expected();

  /**
   * Reads a value that is not null. Returns null if it has another type.
   *
   * @param value the value
   * @param parent the object or array that contains the value
   * @param name the name of the member, empty for an item of an array
   * @param index the index of the item, -1 for a member
   */
  abstract @Nullable T read(Object value, JsonPointer parent, String name, int index);

  /** The JSON value of a Java value. */
  abstract Object write(T value);

  /** Reports the discrepancies of a value that is not null. */
  abstract void inspect(Object value, JsonPointer at, Consumer<Discrepancy> found);

  /** The type of a value for messages, if it is not this one. */
  String found(Object value) {
    return kind(value);
  }

  Discrepancy discrepancy(Discrepancy.Kind kind, JsonPointer at, String found) {
    return new Discrepancy(kind, at.toString(), expected(), found);
  }

  boolean isSecret() {
    return false;
  }

  /** The members of an object of this type. */
  Map<String, Member<?, ?>> members() {
    return Map.of();
  }

  /** The type of the items of an array of this type. */
  @Nullable ValueType<?> items() {
    return null;
  }

  /** The type of a JSON value for messages. */
  static String kind(Object value) {
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
