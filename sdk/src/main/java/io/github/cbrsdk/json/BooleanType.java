package io.github.cbrsdk.json;

import org.jspecify.annotations.Nullable;

/** True and false. */
final class BooleanType extends ScalarType<Boolean> {
  BooleanType() {
    super("boolean");
  }

  @Override
  @Nullable Boolean read(Object value) {
    return value instanceof Boolean truth ? truth : null;
  }

  @Override
  Object write(Boolean value) {
    return value;
  }
}
