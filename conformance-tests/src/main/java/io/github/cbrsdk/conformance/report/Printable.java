package io.github.cbrsdk.conformance.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.util.Locale;

/** Text from anywhere as text that can be seen, and that steers no terminal and no CI runner. */
public final class Printable {
  /** The same as text of HTML. */
  static final Mustache.Escaper IN_HTML = Printable::inHtml;

  private static final Mustache.Escaper MARKUP =
      Escapers.simple(
          new String[][] {
            {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}
          });

  private Printable() {}

  /**
   * Spells out what cannot be seen, such as controls, line breaks, and characters that turn the
   * direction of text; and, since CI runners take their commands from any place in a line, a sharp
   * behind another one.
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

  static String inHtml(String text) {
    return MARKUP.escape(of(text));
  }

  /** The same as the begin of a line, which a CI runner takes for a command if colons are there. */
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
