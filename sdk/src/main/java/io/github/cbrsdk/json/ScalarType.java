package io.github.cbrsdk.json;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A type of values that are neither objects nor arrays. {@link ValueTypes} has all of them. */
final class ScalarType<T> extends ValueType<T> {
  /** The discrepancy of a value with the right JSON type. */
  record Flaw(Discrepancy.Kind kind, String found) {}

  interface Reader<T> {
    /** The Java value, or null if the JSON value has another type. */
    @Nullable T read(Object value);
  }

  interface FormatCheck {
    /** The flaw of a value, or null if it has none or has another JSON type. */
    @Nullable Flaw flaw(Object value);
  }

  private final String expected;
  private final Reader<T> reader;
  private final Function<T, Object> writer;
  private final FormatCheck format;

  ScalarType(String expected, Reader<T> reader, Function<T, Object> writer, FormatCheck format) {
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
    return reader.read(value);
  }

  @Override
  Object write(T value) {
    return writer.apply(value);
  }

  @Override
  void inspect(Object value, JsonPointer at, Consumer<Discrepancy> discrepancies) {
    Flaw flaw = format.flaw(value);
    if (flaw != null) {
      discrepancies.accept(discrepancy(flaw.kind(), at, flaw.found()));
    } else if (reader.read(value) == null) {
      discrepancies.accept(discrepancy(Discrepancy.Kind.MISTYPED, at, kind(value)));
    }
  }

  @Override
  String found(Object value) {
    Flaw flaw = format.flaw(value);
    return flaw == null ? kind(value) : flaw.found();
  }

  @Override
  boolean isSecret() {
    return this == ValueTypes.SECRET;
  }
}
