package io.github.cbrsdk.json;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A type of values that are neither objects nor arrays. {@link ValueTypes} has all of them. */
final class ScalarType<T> extends ValueType<T> {
  /** The discrepancy of a value with the right JSON type. */
  record Flaw(Discrepancy.Kind kind, String found) {}

  private final String expected;
  private final Function<Object, @Nullable T> reader;
  private final Function<T, Object> writer;
  private final Function<Object, @Nullable Flaw> format;

  /**
   * A type.
   *
   * @param reader returns null for a value of another JSON type
   * @param format returns null for a value without a flaw or of another JSON type
   */
  ScalarType(
      String expected,
      Function<Object, @Nullable T> reader,
      Function<T, Object> writer,
      Function<Object, @Nullable Flaw> format) {
    this.expected = expected;
    this.reader = reader;
    this.writer = writer;
    this.format = format;
  }

  @Override
  String expected() {
    return expected;
  }

  @Override
  @Nullable T read(Object value, JsonPointer parent, String name, int index) {
    return reader.apply(value);
  }

  @Override
  Object write(T value) {
    return writer.apply(value);
  }

  @Override
  void inspect(Object value, JsonPointer at, Consumer<Discrepancy> discrepancies) {
    Flaw flaw = format.apply(value);
    if (flaw != null) {
      discrepancies.accept(discrepancy(flaw.kind(), at, flaw.found()));
    } else if (reader.apply(value) == null) {
      discrepancies.accept(discrepancy(Discrepancy.Kind.MISTYPED, at, kind(value)));
    }
  }

  @Override
  String found(Object value) {
    Flaw flaw = format.apply(value);
    return flaw == null ? kind(value) : flaw.found();
  }

  @Override
  boolean isSecret() {
    return this == ValueTypes.SECRET;
  }
}
