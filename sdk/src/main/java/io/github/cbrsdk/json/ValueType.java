package io.github.cbrsdk.json;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type of the contract read and write.
 *
 * @param <T> the Java type
 */
public abstract class ValueType<T> {
  ValueType() {}

  /** What the contract calls this type. */
  abstract String expected();

  /**
   * Reads a value that is not null, and gives null if it is not of this type.
   *
   * @param value the value
   * @param parent the object or array that holds the value
   * @param name the value's name in the object, empty in an array
   * @param index the value's index in the array, -1 in an object
   */
  abstract @Nullable T read(Object value, JsonPointer parent, String name, int index);

  /** The JSON value that reads as the given one. */
  abstract Object write(T value);

  /** Tells how a value, which is not null, differs from this type. */
  abstract void inspect(Object value, JsonPointer at, Consumer<Discrepancy> found);

  /** What a value is that is not of this type. */
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

  /** Names the kind of a JSON value, for people. */
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
