package io.github.cbrsdk.conformance.contract;

import java.util.regex.Pattern;

/**
 * A text of which only so many characters may be read: a pattern that backtracks without end must
 * not hang the check. The limit grows with the text, so that only patterns that take more than
 * linear time reach it.
 */
public final class BoundedText implements CharSequence {
  private static final long LOOKS = 1_000_000;
  private static final long LOOKS_PER_CHARACTER = 100;

  private final String text;
  private long left;

  BoundedText(String text) {
    this.text = text;
    this.left = LOOKS + LOOKS_PER_CHARACTER * text.length();
  }

  /**
   * Whether a pattern matches the whole text; false if it backtracks without end.
   *
   * @param pattern the pattern
   * @param text the text
   */
  public static boolean matches(Pattern pattern, String text) {
    try {
      return pattern.matcher(new BoundedText(text)).matches();
    } catch (ExhaustedException | StackOverflowError e) {
      return false;
    }
  }

  /** Thrown where the text was looked at too often. */
  static final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExhaustedException() {
      super("a text was looked at too often", null, false, false);
    }
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new ExhaustedException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  /** The whole text. */
  @Override
  public String toString() {
    return text;
  }
}
