package io.github.cbrsdk.conformance.report;

import java.util.Locale;

/** Text from anywhere as text of an XML document, which cannot hold every character. */
final class XmlText {
  private XmlText() {}

  /** The text, with characters that cannot be seen or not be written spelt out. */
  static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if ((c != '\n' && HtmlText.isInvisible(c)) || c == 0xFFFE || c == 0xFFFF) {
                legal.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                legal.appendCodePoint(c);
              }
            });
    return legal.toString();
  }
}
