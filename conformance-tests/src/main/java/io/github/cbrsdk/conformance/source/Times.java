package io.github.cbrsdk.conformance.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** When something was recorded. */
final class Times {
  private Times() {}

  /** The instant of an ISO 8601 time with offset, or null where the text is none. */
  static @Nullable Instant parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
