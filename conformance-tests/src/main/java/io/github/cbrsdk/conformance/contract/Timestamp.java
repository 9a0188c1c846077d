package io.github.cbrsdk.conformance.contract;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The format {@code timestamp}: {@code yyyy-MM-ddTHH:mm:ss}, up to nine digits of a fraction, and
 * no offset, {@code Z}, {@code +hh:mm} or {@code +hhmm}.
 */
public final class Timestamp {
  /** The regular expression of a date and a time without an offset; they need not exist. */
  public static final String LOCAL_REGEX =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?";

  /** The regular expression of the whole form, without anchors. */
  public static final String REGEX = LOCAL_REGEX + "(Z|[+-][0-9]{2}:?[0-9]{2})?";

  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
  private static final int MAX_FRACTION = 9;

  private Timestamp() {}

  /** The time that a text names, in UTC if it has no offset; empty if it is not a timestamp. */
  public static Optional<OffsetDateTime> parse(String text) {
    // By hand, since it runs several times for each body.
    if (!hasShape(text, 0, SHAPE)) {
      return Optional.empty();
    }
    int end = SHAPE.length();
    int nanos = 0;
    if (end < text.length() && text.charAt(end) == '.') {
      int start = ++end;
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      if (end == start || end - start > MAX_FRACTION) {
        return Optional.empty();
      }
      nanos = number(text, start, end);
      for (int i = end - start; i < MAX_FRACTION; i++) {
        nanos *= 10;
      }
    }
    try {
      ZoneOffset offset = offset(text, end);
      return offset == null
          ? Optional.empty()
          : Optional.of(
              LocalDateTime.of(
                      number(text, 0, 4),
                      number(text, 5, 7),
                      number(text, 8, 10),
                      number(text, 11, 13),
                      number(text, 14, 16),
                      number(text, 17, 19),
                      nanos)
                  .atOffset(offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static @Nullable ZoneOffset offset(String text, int start) {
    int length = text.length() - start;
    if (length == 0 || (length == 1 && text.charAt(start) == 'Z')) {
      return ZoneOffset.UTC;
    }
    char sign = text.charAt(start);
    boolean known = (sign == '+' || sign == '-') && length > 1;
    if (!known || !hasShape(text, start + 1, length == 6 ? "dd:dd" : "dddd") || length > 6) {
      return null;
    }
    int hours = number(text, start + 1, start + 3);
    int minutes = number(text, text.length() - 2, text.length());
    int direction = sign == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(direction * hours, direction * minutes);
  }

  /** Whether a text continues with a digit for each {@code d} and the other characters as such. */
  private static boolean hasShape(String text, int start, String shape) {
    boolean matches = text.length() >= start + shape.length();
    for (int i = 0; matches && i < shape.length(); i++) {
      char c = text.charAt(start + i);
      matches = shape.charAt(i) == 'd' ? isDigit(c) : c == shape.charAt(i);
    }
    return matches;
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
