package io.github.cbrsdk.json;

import org.jspecify.annotations.Nullable;

/** Whole numbers of 64 bits. */
final class Int64Type extends ScalarType<Long> {
  Int64Type() {
    super("integer of 64 bits");
  }

  @Override
  @Nullable Long read(Object value) {
    return value instanceof JsonNumber number ? number.whole() : null;
  }

  @Override
  Object write(Long value) {
    return new JsonNumber(value.toString());
  }

  @Override
  boolean isNearly(Object value) {
    return value instanceof JsonNumber number && number.isInteger();
  }

  @Override
  String found(Object value) {
    return isNearly(value) ? "integer of more bits" : super.found(value);
  }
}
