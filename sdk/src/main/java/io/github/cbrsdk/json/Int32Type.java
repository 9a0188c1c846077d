package io.github.cbrsdk.json;

import org.jspecify.annotations.Nullable;

/** Whole numbers of 32 bits. */
final class Int32Type extends ScalarType<Integer> {
  Int32Type() {
    super("integer of 32 bits");
  }

  @Override
  @Nullable Integer read(Object value) {
    if (value instanceof JsonNumber number) {
      Long whole = number.whole();
      if (whole != null && whole.intValue() == whole) {
        return whole.intValue();
      }
    }
    return null;
  }

  @Override
  Object write(Integer value) {
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
