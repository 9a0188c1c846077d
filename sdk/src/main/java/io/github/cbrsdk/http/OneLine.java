package io.github.cbrsdk.http;

/** Shortens texts of the server for a message or a log, to one line. */
final class OneLine {
  private static final int MAX_LENGTH = 200;

  private OneLine() {}

  /** The first 200 characters, with blanks in place of control characters. */
  static String of(String text) {
    String start = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
    return start.replaceAll("[\\p{Cntrl}\\s\\u0085\\u2028\\u2029]+", " ").trim();
  }
}
