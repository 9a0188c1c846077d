package io.github.cbrsdk.conformance.contract;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;

/** The contract's format {@code timestamp}, said once more with the JDK's formatter. */
final class PlainTimestamp {
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private PlainTimestamp() {}

  static boolean isOne(String text) {
    try {
      FORM.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
