package io.github.cbrsdk.conformance.expression;

/**
 * A word, sign or literal of an expression.
 *
 * @param text as written; of a string literal the value
 * @param offset where it begins
 */
record Token(Kind kind, String text, int offset) {
  enum Kind {
    NAME,
    INTEGER,
    NUMBER,
    STRING,
    SIGN,
    END
  }

  /** Whether it is that sign or that word, and not a string of the same text. */
  boolean is(String sign) {
    return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
  }

  @Override
  public String toString() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
