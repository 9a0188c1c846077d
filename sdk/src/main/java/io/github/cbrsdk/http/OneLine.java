package io.github.cbrsdk.http;

/** Makes texts of a server's fit for a message or a log: on one line, and short. */
final class OneLine {
  private static final int LONGEST = 200;

  private OneLine() {}

  /** The beginning, without control characters. */
  static String of(String text) {
    String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    return start.replaceAll("[\\p{Cntrl}\\s\\u0085\\u2028\\u2029]+", " ").trim();
  }
}
