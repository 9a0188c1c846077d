package io.github.cbrsdk.json;

import org.jspecify.annotations.Nullable;

/** Values that some clouds send as a string and others as a number. */
final class TextOrNumberType extends ScalarType<String> {
  TextOrNumberType() {
    super("string or number");
  }

  @Override
  @Nullable String read(Object value) {
    if (value instanceof JsonNumber number) {
      return number.literal();
    }
    return value instanceof String text ? text : null;
  }

  @Override
  Object write(String value) {
    return value;
  }
}
