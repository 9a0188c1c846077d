package io.github.cbrsdk.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header by which a service says when to come back: seconds or a date. */
final class RetryAfter {
  private RetryAfter() {}

  /** The time to wait, or null if there is no such header or it says nothing understandable. */
  static @Nullable Duration of(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String value = header.trim();
    try {
      if (value.matches("[0-9]{1,9}")) {
        return Duration.ofSeconds(Long.parseLong(value));
      }
      Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
      Duration wait = Duration.between(now, date);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
