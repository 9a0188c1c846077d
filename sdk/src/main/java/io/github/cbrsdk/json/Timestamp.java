package io.github.cbrsdk.json;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps of the service: {@code 2020-02-05T10:38:34}, an optional fraction of 1 to 9 digits,
 * and {@code Z}, {@code +08:00}, {@code +0800} or nothing, which means UTC.
 */
final class Timestamp {
  private static final int SECONDS_END = 19;

  private Timestamp() {}

  /** The time, or null if the text is not a timestamp. */
  static @Nullable OffsetDateTime parse(String text) {
    if (text.length() < SECONDS_END || !hasSeparators(text)) {
      return null;
    }
    int end = SECONDS_END;
    if (end < text.length() && text.charAt(end) == '.') {
      end++;
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
    }
    try {
      return OffsetDateTime.of(
          number(text, 0, 4),
          number(text, 5, 7),
          number(text, 8, 10),
          number(text, 11, 13),
          number(text, 14, 16),
          number(text, 17, SECONDS_END),
          end == SECONDS_END ? 0 : nanos(text, end),
          offset(text.substring(end)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean hasSeparators(String text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private static int nanos(String text, int end) {
    int digits = end - SECONDS_END - 1;
    if (digits == 0 || digits > 9) {
      throw new DateTimeException("not a fraction of 1 to 9 digits");
    }
    int nanos = number(text, SECONDS_END + 1, end);
    for (; digits < 9; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** By its length, since ZoneOffset also accepts hours alone and seconds. */
  private static ZoneOffset offset(String text) {
    return switch (text.length()) {
      case 0 -> ZoneOffset.UTC;
      case 1, 5, 6 -> ZoneOffset.of(text);
      default -> throw new DateTimeException("not an offset");
    };
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException("not a digit");
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
