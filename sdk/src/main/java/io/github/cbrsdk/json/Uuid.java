package io.github.cbrsdk.json;

/** The textual form of a UUID: 8-4-4-4-12 hexadecimal digits. */
final class Uuid {
  private Uuid() {}

  static boolean matches(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = text.charAt(i);
      if (dash ? c != '-' : c > 'f' || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
