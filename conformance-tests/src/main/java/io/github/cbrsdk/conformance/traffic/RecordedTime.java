package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.contract.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

final class RecordedTime {
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter();

  private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{13}");

  private RecordedTime() {}

  /**
   * The instant of an ISO 8601 time with an offset of any form, of an HTTP date, or of a number of
   * milliseconds since 1970; null for other texts.
   */
  static @Nullable Instant parse(@Nullable String text) {
    if (text != null && text.endsWith("Z")) {
      // Almost all exporters write UTC, and the formatter takes twenty times as long.
      Optional<OffsetDateTime> time = Timestamp.parse(text);
      if (time.isPresent()) {
        return time.get().toInstant();
      }
    }
    try {
      if (text == null) {
        return null;
      }
      if (MILLISECONDS.matcher(text).matches()) {
        return Instant.ofEpochMilli(Long.parseLong(text));
      }
      return (text.endsWith("GMT")
              ? OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
              : OffsetDateTime.parse(text, FORMAT))
          .toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
