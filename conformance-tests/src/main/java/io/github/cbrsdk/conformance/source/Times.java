package io.github.cbrsdk.conformance.source;

import io.github.cbrsdk.conformance.contract.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When something was recorded. */
final class Times {
  private Times() {}

  /** The instant of an ISO 8601 time with offset, or null where the text is none. */
  static @Nullable Instant parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (text.endsWith("Z")) {
      // The form of almost all, of which there may be millions.
      Optional<OffsetDateTime> time = Timestamp.parse(text);
      if (time.isPresent()) {
        return time.get().toInstant();
      }
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
