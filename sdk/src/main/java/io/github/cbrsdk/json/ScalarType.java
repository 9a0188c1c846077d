package io.github.cbrsdk.json;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A type whose values are neither objects nor arrays: a line of the table {@link ValueTypes}. */
final class ScalarType<T> extends ValueType<T> {
  /** What is wrong with a value of the right JSON type. */
  record Flaw(Discrepancy.Kind kind, String found) {}

  interface Reader<T> {
    /** The value, or null if it is of another type. */
    @Nullable T read(Object value);
  }

  interface Judge {
    /** What is wrong with a value, or null if nothing is but perhaps its JSON type. */
    @Nullable Flaw flaw(Object value);
  }

  private final String expected;
  private final Reader<T> reader;
  private final Function<T, Object> writer;
  private final Judge judge;

  ScalarType(String expected, Reader<T> reader, Function<T, Object> writer, Judge judge) {
    this.expected = expected;
    this.reader = reader;
    this.writer = writer;
    this.judge = judge;
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
    Flaw flaw = judge.flaw(value);
    if (flaw != null) {
      discrepancies.accept(discrepancy(flaw.kind(), at, flaw.found()));
    } else if (reader.read(value) == null) {
      discrepancies.accept(discrepancy(Discrepancy.Kind.MISTYPED, at, kind(value)));
    }
  }

  @Override
  String found(Object value) {
    Flaw flaw = judge.flaw(value);
    return flaw == null ? kind(value) : flaw.found();
  }

  @Override
  boolean isSecret() {
    return this == ValueTypes.SECRET;
  }
}
