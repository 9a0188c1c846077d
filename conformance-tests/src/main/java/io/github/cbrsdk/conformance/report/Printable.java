package io.github.cbrsdk.conformance.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.util.Locale;

/** Escapes texts of others, so that they cannot control a terminal, a CI runner or a page. */
public final class Printable {
  private static final Mustache.Escaper MARKUP =
      Escapers.simple(
          new String[][] {
            {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}
          });

  private Printable() {}

  /**
   * Escapes invisible characters, such as controls, line breaks and marks of text direction, and
   * the second of two {@code #}, since CI runners accept commands at any place in a line.
   */
  public static String of(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    int before = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(before)) {
      int c = text.codePointAt(i);
      if (isInvisible(c) || (c == '#' && before == '#')) {
        printable.append(spelled(c));
      } else {
        printable.appendCodePoint(c);
      }
      before = c;
    }
    return printable.toString();
  }

  /** Also escapes for HTML and XML. */
  static String inHtml(String text) {
    return MARKUP.escape(of(text));
  }

  /** Also escapes {@code ::} at the start of a line, which begins a command of CI runners. */
  static String lineOf(String text) {
    String printable = of(text);
    String stripped = printable.stripLeading();
    return stripped.startsWith("::")
        ? printable.substring(0, printable.length() - stripped.length())
            + spelled(':')
            + stripped.substring(1)
        : printable;
  }

  private static String spelled(int c) {
    return String.format(Locale.ROOT, "\\u%04x", c);
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
