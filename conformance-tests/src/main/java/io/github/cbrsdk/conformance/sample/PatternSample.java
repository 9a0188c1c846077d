package io.github.cbrsdk.conformance.sample;

import java.util.Optional;

/**
 * Writes a text that a regular expression of the contract accepts: of each choice the first, of
 * each class of characters a {@code 1} where it has one, so that dates and ids stay plausible.
 */
public final class PatternSample {
  private static final int MAX_LENGTH = 100_000;

  private final String pattern;
  private int next;

  private PatternSample(String pattern) {
    this.pattern = pattern;
  }

  /** A matching text, or empty if the expression has a construct that this class does not know. */
  public static Optional<String> of(String pattern) {
    try {
      PatternSample reader = new PatternSample(pattern);
      String text = reader.choice();
      return reader.next == pattern.length() ? Optional.of(text) : Optional.empty();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private String choice() {
    String first = sequence();
    while (isNext('|')) {
      next++;
      sequence();
    }
    return first;
  }

  private String sequence() {
    StringBuilder text = new StringBuilder();
    while (next < pattern.length() && !isNext('|') && !isNext(')')) {
      String atom = atom();
      int times = times();
      if (text.length() + (long) atom.length() * times > MAX_LENGTH) {
        throw new IllegalArgumentException("a text that is too long");
      }
      text.append(atom.repeat(times));
    }
    return text.toString();
  }

  private String atom() {
    char c = pattern.charAt(next++);
    return switch (c) {
      case '^', '$' -> "";
      case '.' -> "1";
      case '\\' -> escape(pattern.charAt(next++));
      case '[' -> characterClass();
      case '(' -> group();
      default -> String.valueOf(c);
    };
  }

  private String group() {
    if (isNext('?')) {
      if (pattern.charAt(next + 1) != ':') {
        throw new IllegalArgumentException("a look-around");
      }
      next += 2;
    }
    String text = choice();
    if (pattern.charAt(next++) != ')') {
      throw new IllegalArgumentException("an open group");
    }
    return text;
  }

  private static String escape(char c) {
    return switch (c) {
      case 'd', 'w', 'S' -> "1";
      case 'D' -> "x";
      case 's', 'W' -> " ";
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw new IllegalArgumentException("the escape " + c);
        }
        yield String.valueOf(c);
      }
    };
  }

  private String characterClass() {
    if (isNext('^')) {
      throw new IllegalArgumentException("a negated class");
    }
    int start = next;
    boolean hasOne = false;
    char first = pattern.charAt(next) == '\\' ? pattern.charAt(next + 1) : pattern.charAt(next);
    while (!isNext(']')) {
      char from = pattern.charAt(next++);
      char to = from;
      if (from == '\\') {
        to = pattern.charAt(next++);
        from = to;
        hasOne |= to == 'd' || to == 'w';
      } else if (isNext('-') && pattern.charAt(next + 1) != ']') {
        to = pattern.charAt(next + 1);
        next += 2;
      }
      hasOne |= from <= '1' && '1' <= to;
    }
    if (next++ == start) {
      throw new IllegalArgumentException("an empty class");
    }
    return hasOne ? "1" : String.valueOf(first);
  }

  /** Once where that is allowed, otherwise as few times as have to be. */
  private int times() {
    if (isNext('?') || isNext('*') || isNext('+')) {
      next++;
      return 1;
    }
    if (!isNext('{')) {
      return 1;
    }
    int end = pattern.indexOf('}', next);
    String least = pattern.substring(next + 1, end).split(",", 2)[0];
    next = end + 1;
    return Math.max(1, Integer.parseInt(least));
  }

  private boolean isNext(char c) {
    return next < pattern.length() && pattern.charAt(next) == c;
  }
}
