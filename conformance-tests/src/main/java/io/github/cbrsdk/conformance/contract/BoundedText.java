package io.github.cbrsdk.conformance.contract;

import java.util.regex.Pattern;

/**
 * A text of which a limited number of characters may be read, so that a pattern that backtracks
 * without end cannot hang the check. The limit grows with the text: only patterns that take more
 * than linear time reach it.
 */
public final class BoundedText implements CharSequence {
  private static final long MIN_READS = 1_000_000;
  private static final long READS_PER_CHARACTER = 100;

  private final String text;
  private long left;

  BoundedText(String text) {
    this.text = text;
    this.left = MIN_READS + READS_PER_CHARACTER * text.length();
  }

  /** Whether a pattern matches the whole text; false if it backtracks without end. */
  public static boolean matches(Pattern pattern, String text) {
    try {
      return pattern.matcher(new BoundedText(text)).matches();
    } catch (ExhaustedException | StackOverflowError e) {
      return false;
    }
  }

  /** The limit is reached. */
  static final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExhaustedException() {
      super("the pattern reads the text too often", null, false, false);
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

  @Override
  public String toString() {
    return text;
  }
}
