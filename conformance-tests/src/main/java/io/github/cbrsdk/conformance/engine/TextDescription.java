package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.Timestamp;
import io.github.cbrsdk.conformance.contract.Uuid;
import java.util.regex.Pattern;

/** Says what a text looks like, without saying what it is: it may be a name, an id or a secret. */
final class TextDescription {
  /** The longest text that is shown as it is. */
  static final int MAX = 40;

  private static final Pattern HARMLESS = Pattern.compile("[ ]?[A-Za-z][A-Za-z0-9_:.-]*[ ]?");
  private static final Pattern LOOKS_SECRET = Pattern.compile("[0-9a-fA-F]{16,}|[A-Za-z0-9]{24,}");
  private static final Pattern HEX_32 = Pattern.compile("[0-9a-fA-F]{32}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern TIME = Pattern.compile(Timestamp.REGEX);
  private static final int DATE_TIME = 19;
  private static final int EPOCH_SECONDS = 10;
  private static final int EPOCH_MILLIS = 13;

  private TextDescription() {}

  /** The text itself if it is a word such as an enum's, otherwise its shape. */
  static String wordOrShape(String text) {
    boolean harmless =
        text.length() <= MAX
            && HARMLESS.matcher(text).matches()
            && !LOOKS_SECRET.matcher(text).find();
    if (!harmless) {
      return shape(text);
    }
    return text.strip().equals(text) ? text : '"' + text + '"';
  }

  /** What kind of text it is. */
  static String shape(String text) {
    if (Timestamp.parse(text).isPresent()) {
      return time(text);
    }
    if (text.isEmpty()) {
      return "an empty text";
    }
    if (text.isBlank()) {
      return "a blank text";
    }
    if (Uuid.isUuid(text)) {
      return "a UUID";
    }
    if (HEX_32.matcher(text).matches()) {
      return "32 hexadecimal digits";
    }
    if (DIGITS.matcher(text).matches()) {
      return isEpoch(text) ? "an epoch time, " + text.length() + " digits" : "digits";
    }
    if (TIME.matcher(text).matches()) {
      return "a time that does not exist";
    }
    if (TIME.matcher(text + "T00:00:00").matches()) {
      return Timestamp.parse(text + "T00:00:00").isPresent()
          ? "a date without a time"
          : "a day that is not in the calendar";
    }
    if (text.length() >= DATE_TIME
        && text.charAt(10) == ' '
        && TIME.matcher(text.substring(0, DATE_TIME).replace(' ', 'T')).matches()) {
      return "a date and a time with a blank between";
    }
    return "another text";
  }

  private static boolean isEpoch(String digits) {
    return digits.length() == EPOCH_SECONDS || digits.length() == EPOCH_MILLIS;
  }

  private static String time(String text) {
    String form = "a time";
    int end = DATE_TIME;
    while (end < text.length()
        && (text.charAt(end) == '.' || Character.isDigit(text.charAt(end)))) {
      end++;
    }
    int digits = Math.max(0, end - DATE_TIME - 1);
    form += digits == 0 ? " without a fraction" : " with " + digits + " digits of a second";
    return form
        + (end < text.length() ? " and the offset " + text.substring(end) : " and no offset");
  }
}
