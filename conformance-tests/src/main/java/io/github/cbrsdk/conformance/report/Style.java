package io.github.cbrsdk.conformance.report;

/** How text is set off on a terminal, if at all. */
public enum Style {
  PLAIN,
  COLOURED;

  private static final String RESET = "\u001b[0m";

  String good(String text) {
    return set("\u001b[1;32m", text);
  }

  String bad(String text) {
    return set("\u001b[1;31m", text);
  }

  String unsure(String text) {
    return set("\u001b[1;33m", text);
  }

  String strong(String text) {
    return set("\u001b[1m", text);
  }

  String faint(String text) {
    return set("\u001b[2m", text);
  }

  private String set(String code, String text) {
    return this == PLAIN ? text : code + text + RESET;
  }
}
