package io.github.cbrsdk.conformance.sample;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a text that a regular expression of the contract accepts: of each choice the first, of
 * each class of characters a {@code 1} where it has one, so that dates and ids stay plausible.
 */
final class PatternSample {
  private static final int MAX_LENGTH = 100_000;
  private static final String CANDIDATES =
      "1abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ023456789"
          + " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n\t\u00e9\u4e2d\u05d0";
  private static final Pattern GROUP = Pattern.compile("\\?(?::|<[A-Za-z]\\w*>|(<?[=!]))");

  private final String pattern;
  private final int repeated;
  private int next;

  private PatternSample(String pattern, int repeated) {
    this.pattern = pattern;
    this.repeated = repeated;
  }

  /**
   * A matching text, or empty if the expression has a construct that this class does not know.
   * Look-around is ignored, so the text may not match.
   *
   * @param repeated how often a part occurs that may occur any number of times
   */
  static Optional<String> of(String pattern, int repeated) {
    try {
      PatternSample reader = new PatternSample(pattern, repeated);
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
    int start = next;
    char c = pattern.charAt(next++);
    return switch (c) {
      case '^', '$' -> "";
      case '.' -> "1";
      case '\\' -> escape(start);
      case '[' -> {
        while (!isNext(']')) {
          next += isNext('\\') ? 2 : 1;
        }
        next++;
        yield member(pattern.substring(start, next));
      }
      case '(' -> group();
      default -> String.valueOf(c);
    };
  }

  private String group() {
    boolean isAround = false;
    if (isNext('?')) {
      Matcher kind = GROUP.matcher(pattern).region(next, pattern.length());
      if (!kind.lookingAt()) {
        throw new IllegalArgumentException("an unknown group");
      }
      isAround = kind.group(1) != null;
      next = kind.end();
    }
    String text = choice();
    if (pattern.charAt(next++) != ')') {
      throw new IllegalArgumentException("an open group");
    }
    return isAround ? "" : text;
  }

  private String escape(int start) {
    char c = pattern.charAt(next++);
    if (isNext('{') && (c == 'p' || c == 'P')) {
      next = pattern.indexOf('}', next) + 1;
    } else if (c == 'b' || c == 'B') {
      return "";
    }
    return member(pattern.substring(start, next));
  }

  /** A character of a class. */
  private static String member(String characters) {
    Predicate<String> contains = Pattern.compile(characters).asMatchPredicate();
    return CANDIDATES
        .codePoints()
        .mapToObj(Character::toString)
        .filter(contains)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an unknown class"));
  }

  /** Once where that is allowed, otherwise as few times as have to be. */
  private int times() {
    int times = isNext('*') || isNext('+') ? repeated : 1;
    if (isNext('?') || isNext('*') || isNext('+')) {
      next++;
    } else if (isNext('{')) {
      int end = pattern.indexOf('}', next);
      String[] limits = pattern.substring(next + 1, end).split(",", -1);
      int least = Integer.parseInt(limits[0]);
      int most =
          limits.length == 1
              ? least
              : limits[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(limits[1]);
      times = Math.min(most, Math.max(least, repeated));
      next = end + 1;
    }
    next += isNext('?') ? 1 : 0;
    return times;
  }

  private boolean isNext(char c) {
    return next < pattern.length() && pattern.charAt(next) == c;
  }
}
