package io.github.cbrsdk.json;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A type whose values are no objects and no arrays. */
abstract class ScalarType<T> extends ValueType<T> {
  private final String expected;

  ScalarType(String expected) {
    this.expected = expected;
  }

  abstract @Nullable T read(Object value);

  /** Whether the value is of the right type, and only its format or range is not. */
  boolean isNearly(Object value) {
    return false;
  }

  @Override
  final @Nullable T read(Object value, Place parent, String name, int index) {
    return read(value);
  }

  @Override
  final String expected() {
    return expected;
  }

  @Override
  void inspect(Object value, Place place, Consumer<Discrepancy> discrepancies) {
    if (read(value) == null) {
      Discrepancy.Kind kind =
          isNearly(value) ? Discrepancy.Kind.BAD_FORMAT : Discrepancy.Kind.MISTYPED;
      discrepancies.accept(new Discrepancy(kind, place.toString(), expected, found(value)));
    }
  }
}
