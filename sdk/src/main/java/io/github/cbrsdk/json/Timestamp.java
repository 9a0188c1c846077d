package io.github.cbrsdk.json;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
    if (!matches(text, "dddd-dd-ddTdd:dd:dd", 0)) {
      return null;
    }
    int at = SECONDS_END;
    int nanos = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      int start = ++at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      if (at == start || at - start > 9) {
        return null;
      }
      nanos = number(text, start, at);
      for (int digits = at - start; digits < 9; digits++) {
        nanos *= 10;
      }
    }
    try {
      ZoneOffset offset = offset(text, at);
      return offset == null
          ? null
          : OffsetDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19),
              nanos,
              offset);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** ISO 8601 with offset. */
  static String format(OffsetDateTime time) {
    return time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private static @Nullable ZoneOffset offset(String text, int at) {
    String offset = text.substring(at);
    if (offset.isEmpty() || offset.equals("Z")) {
      return ZoneOffset.UTC;
    }
    boolean positive = offset.charAt(0) == '+';
    if (!positive && offset.charAt(0) != '-') {
      return null;
    }
    int minutes;
    if (matches(offset, "dd:dd", 1) && offset.length() == 6) {
      minutes = number(offset, 4, 6);
    } else if (matches(offset, "dddd", 1) && offset.length() == 5) {
      minutes = number(offset, 3, 5);
    } else {
      return null;
    }
    int hours = number(offset, 1, 3);
    return positive
        ? ZoneOffset.ofHoursMinutes(hours, minutes)
        : ZoneOffset.ofHoursMinutes(-hours, -minutes);
  }

  /** Whether the text has the pattern at {@code start}; d stands for a digit. */
  private static boolean matches(String text, String pattern, int start) {
    if (text.length() < start + pattern.length()) {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      char c = text.charAt(start + i);
      if (pattern.charAt(i) == 'd' ? !isDigit(c) : c != pattern.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }
}
