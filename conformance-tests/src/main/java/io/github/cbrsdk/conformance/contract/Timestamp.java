package io.github.cbrsdk.conformance.contract;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads the format {@code timestamp}: {@code yyyy-MM-ddTHH:mm:ss}, up to nine digits of a fraction,
 * and no offset, {@code Z}, {@code +hh:mm} or {@code +hhmm}. Written by hand, as it runs several
 * times for each body.
 */
public final class Timestamp {
  private static final int DATE_TIME = 19;
  private static final int NANO_DIGITS = 9;

  private Timestamp() {}

  /**
   * The instant that a text names, at offset zero if it names none; empty if it is no timestamp.
   */
  public static Optional<OffsetDateTime> parse(String text) {
    if (text.length() < DATE_TIME
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return Optional.empty();
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int end = DATE_TIME;
    int nanos = 0;
    if (end < text.length() && text.charAt(end) == '.') {
      int start = ++end;
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      if (end == start || end - start > NANO_DIGITS) {
        return Optional.empty();
      }
      nanos = number(text, start, end);
      for (int i = end - start; i < NANO_DIGITS; i++) {
        nanos *= 10;
      }
    }
    if ((year | month | day | hour | minute | second | nanos) < 0) {
      return Optional.empty();
    }
    try {
      LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, nanos);
      return offset(text.substring(end)).map(local::atOffset);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneOffset> offset(String text) {
    if (text.isEmpty() || text.equals("Z")) {
      return Optional.of(ZoneOffset.UTC);
    }
    boolean colon = text.length() == 6 && text.charAt(3) == ':';
    if (!colon && text.length() != 5) {
      return Optional.empty();
    }
    int hours = number(text, 1, 3);
    int minutes = number(text, colon ? 4 : 3, text.length());
    if ((text.charAt(0) != '+' && text.charAt(0) != '-') || hours < 0 || minutes < 0) {
      return Optional.empty();
    }
    int sign = text.charAt(0) == '-' ? -1 : 1;
    return Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
  }

  /** The number that these digits write, or -1 if they are not all digits. */
  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
