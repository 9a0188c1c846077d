package io.github.cbrsdk.json;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Times in the forms of {@link Timestamp}. */
final class TimestampType extends ScalarType<OffsetDateTime> {
  TimestampType() {
    super("timestamp");
  }

  @Override
  @Nullable OffsetDateTime read(Object value) {
    return value instanceof String text ? Timestamp.parse(text) : null;
  }

  @Override
  Object write(OffsetDateTime value) {
    return Timestamp.format(value);
  }

  @Override
  boolean isNearly(Object value) {
    return value instanceof String;
  }

  @Override
  String found(Object value) {
    return isNearly(value) ? "string of another form" : super.found(value);
  }
}
