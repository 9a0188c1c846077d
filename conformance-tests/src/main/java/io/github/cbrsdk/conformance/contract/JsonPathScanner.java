package io.github.cbrsdk.conformance.contract;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads signs, words and literals of a JSONPath query. Blanks before them are skipped. */
final class JsonPathScanner {
  private static final long MAX_INTEGER = (1L << 53) - 1;
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]*");
  private static final Pattern BLANKS = Pattern.compile("[ \t\n\r]*");
  private static final Pattern STRING =
      Pattern.compile("'(?:[^'\\\\\\x00-\\x1f]|\\\\.)*+'|\"(?:[^\"\\\\\\x00-\\x1f]|\\\\.)*+\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9A-Fa-f]{4})|.)");

  private final String text;
  private int next;

  JsonPathScanner(String text) {
    this.text = text;
  }

  boolean isHere(String sign) {
    return text.startsWith(sign, next);
  }

  /** Skips a sign if no blanks are before it. */
  boolean takeHere(String sign) {
    boolean found = isHere(sign);
    next += found ? sign.length() : 0;
    return found;
  }

  boolean take(String sign) {
    int before = next;
    optionalHere(BLANKS);
    boolean found = takeHere(sign);
    next = found ? next : before;
    return found;
  }

  void expect(String sign) {
    if (!take(sign)) {
      throw error("'" + sign + "' is expected");
    }
  }

  /** The text that matches a pattern, or null if the query does not continue with one. */
  @Nullable String optional(Pattern pattern) {
    int before = next;
    optionalHere(BLANKS);
    String found = optionalHere(pattern);
    next = found == null ? before : next;
    return found;
  }

  private @Nullable String optionalHere(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(next, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    next = matcher.end();
    return matcher.group();
  }

  /** The text that matches a pattern, without blanks before it. */
  String requireHere(Pattern pattern, String what) {
    String found = optionalHere(pattern);
    if (found == null) {
      throw error(what + " is expected");
    }
    return found;
  }

  void requireEnd() {
    if (next < text.length()) {
      throw error("the end is expected");
    }
  }

  @Nullable Long integer() {
    String digits = optional(INTEGER);
    if (digits == null) {
      return null;
    }
    if (digits.length() > 17 || Math.abs(Long.parseLong(digits)) > MAX_INTEGER) {
      throw error("the number is too large");
    }
    return Long.valueOf(digits);
  }

  /** The text of a string literal, or null if there is none here. */
  @Nullable String string() {
    String literal = optional(STRING);
    if (literal == null) {
      return null;
    }
    String inside = literal.substring(1, literal.length() - 1);
    String string =
        ESCAPE
            .matcher(inside)
            .replaceAll(escape -> Matcher.quoteReplacement(escaped(escape, literal.charAt(0))));
    if (string.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
      throw error("an unpaired surrogate");
    }
    return string;
  }

  private String escaped(MatchResult escape, char quote) {
    if (escape.group(2) != null) {
      return String.valueOf((char) Integer.parseInt(escape.group(2), 16));
    }
    char c = escape.group(1).charAt(0);
    int simple = "bfnrt/\\".indexOf(c);
    if (simple < 0 && c != quote) {
      throw error("an unknown escape");
    }
    return String.valueOf(simple < 0 ? c : "\b\f\n\r\t/\\".charAt(simple));
  }

  IllegalArgumentException error(String problem) {
    return new IllegalArgumentException(
        "%s at character %d".formatted(problem, Math.min(next, text.length()) + 1));
  }
}
