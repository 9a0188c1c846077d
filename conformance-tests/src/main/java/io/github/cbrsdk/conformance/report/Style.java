package io.github.cbrsdk.conformance.report;

/** How text is set off on a terminal, if at all. */
public enum Style {
  /** Not at all: for files, pipes, and people who do not want it. */
  PLAIN,
  /** By the escape sequences that terminals know. */
  COLOURED;

  private static final String RESET = "\u001b[0m";

  /** What is as it should be. */
  public String good(String text) {
    return set("\u001b[1;32m", text);
  }

  /** What fails. */
  public String bad(String text) {
    return set("\u001b[1;31m", text);
  }

  /** What is not known, or is less than bad. */
  public String unsure(String text) {
    return set("\u001b[1;33m", text);
  }

  /** What the eye is to find. */
  public String strong(String text) {
    return set("\u001b[1m", text);
  }

  /** What is there to label the rest. */
  public String faint(String text) {
    return set("\u001b[2m", text);
  }

  private String set(String code, String text) {
    return this == PLAIN ? text : code + text + RESET;
  }
}
