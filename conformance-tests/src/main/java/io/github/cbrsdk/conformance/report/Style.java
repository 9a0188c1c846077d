package io.github.cbrsdk.conformance.report;

/** The style of text at a terminal. */
public enum Style {
  /** No style, for files, pipes, and users who decline colours. */
  PLAIN,
  /** ANSI escape sequences. */
  COLOURED;

  private static final String RESET = "\u001b[0m";

  public String good(String text) {
    return set("\u001b[1;32m", text);
  }

  public String bad(String text) {
    return set("\u001b[1;31m", text);
  }

  public String unsure(String text) {
    return set("\u001b[1;33m", text);
  }

  public String strong(String text) {
    return set("\u001b[1m", text);
  }

  public String faint(String text) {
    return set("\u001b[2m", text);
  }

  private String set(String code, String text) {
    return this == PLAIN ? text : code + text + RESET;
  }
}
