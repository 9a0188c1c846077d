package io.github.cbrsdk.conformance.contract;

/** The text form of a UUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12. */
public final class Uuid {
  /** The regular expression of the form, without anchors. */
  public static final String REGEX = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private Uuid() {}

  /** Whether a text has the form, in upper or lower case; without a matcher for each text. */
  public static boolean isUuid(String text) {
    boolean matches = text.length() == 36;
    for (int i = 0; matches && i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      matches = dash ? c == '-' : isHexadecimal(c);
    }
    return matches;
  }

  private static boolean isHexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
