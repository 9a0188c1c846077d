package io.github.cbrsdk.conformance.report;

import java.util.Locale;

/** Text from anywhere as text of an HTML page. */
final class HtmlText {
  private HtmlText() {}

  /**
   * Escapes markup, and spells out characters that cannot be seen: they could reverse or hide what
   * stands around them.
   */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(c, escaped));
    return escaped.toString();
  }

  private static void append(int c, StringBuilder escaped) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      case '\n' -> escaped.append('\n');
      default -> {
        if (isInvisible(c)) {
          escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
          escaped.appendCodePoint(c);
        }
      }
    }
  }

  /** Whether it is a control or format character, a separator of lines, or half a character. */
  static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
