package io.github.cbrsdk.conformance.contract;

/** The text form of a UUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12. */
public final class Uuid {
  private static final int LENGTH = 36;

  private Uuid() {}

  /** Whether a text is one, in upper or lower case. */
  public static boolean isUuid(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
