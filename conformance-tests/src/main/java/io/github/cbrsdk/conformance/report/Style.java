package io.github.cbrsdk.conformance.report;

/** The style of a text at a terminal with colours. */
public enum Style {
  GOOD("1;32"),
  BAD("1;31"),
  UNSURE("1;33"),
  STRONG("1"),
  FAINT("2");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text in this style, by ANSI escape sequences. */
  String of(String text) {
    return "\u001b[%sm%s\u001b[0m".formatted(code, text);
  }
}
