package io.github.cbrsdk.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers, exactly. */
final class NumberType extends ScalarType<BigDecimal> {
  NumberType() {
    super("number");
  }

  @Override
  @Nullable BigDecimal read(Object value) {
    return value instanceof JsonNumber number ? number.decimal() : null;
  }

  @Override
  Object write(BigDecimal value) {
    return new JsonNumber(value.toString());
  }

  @Override
  boolean isNearly(Object value) {
    return value instanceof JsonNumber;
  }
}
