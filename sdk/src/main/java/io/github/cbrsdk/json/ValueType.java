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
   * @param parent where the object or array stands that holds the value
   * @param name the value's name in the object, empty in an array
   * @param index the value's index in the array, -1 in an object
   */
  abstract @Nullable T read(Object value, Place parent, String name, int index);

  /** The JSON value that reads as the given one. */
  abstract Object write(T value);

  /** Tells how a value, which is not null, differs from this type. */
  abstract void inspect(Object value, Place place, Consumer<Discrepancy> found);

  boolean isSecret() {
    return false;
  }

  /** The members of an object of this type. */
  Map<String, Member<?>> members() {
    return Map.of();
  }

  /** The type of the items of an array of this type. */
  @Nullable ValueType<?> items() {
    return null;
  }

  /** What a value is that is not of this type. */
  String found(Object value) {
    return JsonKind.of(value);
  }
}
