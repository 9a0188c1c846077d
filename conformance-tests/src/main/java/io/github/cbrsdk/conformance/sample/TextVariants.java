package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.contract.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The changes of form that services make to ids, times and words. */
public final class TextVariants {
  private static final int DATE_TIME = 19;

  /** Date and time of day, fraction, and offset. */
  private static final Pattern TIME =
      Pattern.compile("(.{%d})([.][0-9]*)?(.*)".formatted(DATE_TIME), Pattern.DOTALL);

  private static final Map<String, UnaryOperator<String>> CHANGES = new LinkedHashMap<>();

  static {
    CHANGES.put("empty", text -> "");
    CHANGES.put("blank at the end", text -> text + " ");
    CHANGES.put("blank in front", text -> " " + text);
    CHANGES.put("line break at the end", text -> text + "\n");
    CHANGES.put("other case", TextVariants::otherCase);
    CHANGES.put("without dashes", text -> text.replace("-", ""));
    CHANGES.put("in braces", text -> "{" + text + "}");
    CHANGES.put("one character more", text -> text + "0");
    CHANGES.put("one character less", text -> text.isEmpty() ? text : text.substring(1));
    CHANGES.put("another letter", text -> text.isEmpty() ? text : "z" + text.substring(1));
    CHANGES.put("not a text of the form", text -> "something else");
    CHANGES.put("blank for the T", text -> text.replaceFirst("(?<=[0-9])T(?=[0-9])", " "));
    CHANGES.put("date only", text -> text.replaceFirst("(?<=[0-9])T[0-9].*", ""));
    CHANGES.put("month 13", text -> text.replaceFirst("^([0-9]{4})-[0-9]{2}-", "$1-13-"));
    CHANGES.put("hour 25", text -> text.replaceFirst("T[0-9]{2}:", "T25:"));
    CHANGES.put("epoch seconds", text -> time(text, "1700000000"));
    CHANGES.put("without offset", text -> time(text, "$1$2"));
    CHANGES.put("offset Z", text -> time(text, "$1$2Z"));
    CHANGES.put("offset +08:00", text -> time(text, "$1$2+08:00"));
    CHANGES.put("no fraction", text -> time(text, "$1$3"));
    CHANGES.put("milliseconds", text -> time(text, "$1.123$3"));
    CHANGES.put("ten digits", text -> time(text, "$1.1234567890"));
    CHANGES.put("comma in the fraction", text -> time(text, "$1,123"));
  }

  private TextVariants() {}

  /** The text after each of the changes, if they change it. */
  public static List<String> near(String text) {
    return CHANGES.values().stream()
        .map(change -> change.apply(text))
        .filter(changed -> !changed.equals(text))
        .distinct()
        .toList();
  }

  /** The name of the change that leads from one text to the other. */
  public static String change(String text, String changed) {
    return CHANGES.entrySet().stream()
        .filter(change -> change.getValue().apply(text).equals(changed))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("another word");
  }

  /** In upper case, or in lower case if it is in upper case; itself if it has no case. */
  public static String otherCase(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
  }

  /** A time written in another way; any other text stays. */
  private static String time(String text, String replacement) {
    boolean isTime =
        text.length() >= DATE_TIME && Timestamp.parse(text.substring(0, DATE_TIME)).isPresent();
    return isTime ? TIME.matcher(text).replaceFirst(replacement) : text;
  }
}
