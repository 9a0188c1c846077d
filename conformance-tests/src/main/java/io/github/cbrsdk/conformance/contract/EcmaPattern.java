package io.github.cbrsdk.conformance.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a regular expression of ECMA-262, which JSON Schema means, as one of Java. */
final class EcmaPattern {
  private static final String SPACE =
      "\\t\\n\\x0B\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
  private static final Pattern QUANTIFIER = Pattern.compile("\\{\\d+(,\\d*)?}");
  private static final Pattern GROUP = Pattern.compile("\\(\\?(?![:=!]|<[=!]|<[A-Za-z]\\w*>)");
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:([dDwWbBfnrt]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[pP]\\{(?:L[ulmot]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfson]?)}"
              + "|[^\\p{Alnum}])|(s)|(S)|(v)|(0(?!\\d))|u\\{([0-9A-Fa-f]{1,6})})",
          Pattern.DOTALL);

  private final String source;
  private final StringBuilder java = new StringBuilder();
  private int next;

  private EcmaPattern(String source) {
    this.source = source;
  }

  /**
   * The expression of Java.
   *
   * @throws IllegalArgumentException if Java has none that means the same
   */
  static String toJava(String source) {
    EcmaPattern pattern = new EcmaPattern(source);
    while (pattern.next < source.length()) {
      pattern.atom();
    }
    return pattern.java.toString();
  }

  private void atom() {
    char c = source.charAt(next);
    switch (c) {
      case '\\' -> escape();
      case '[' -> characterClass();
      case '.' -> put(1, "[^\\n\\r\\u2028\\u2029]");
      // In Java, $ also matches before a line break at the end.
      case '$' -> put(1, "\\z");
      case ']' -> put(1, "\\]");
      case '(' -> {
        refuse(GROUP);
        put(1, "(");
      }
      case '*', '+', '?' -> quantifier(1);
      case '{' -> {
        Matcher quantifier = at(QUANTIFIER);
        if (quantifier.lookingAt()) {
          quantifier(quantifier.end() - next);
        } else {
          put(1, "\\{");
        }
      }
      case '}' -> put(1, "\\}");
      default -> put(1, String.valueOf(c));
    }
  }

  /** A quantifier, which may be lazy; a possessive one is Java's alone. */
  private void quantifier(int length) {
    put(length, source.substring(next, next + length));
    if (next < source.length() && source.charAt(next) == '?') {
      put(1, "?");
    }
    if (next < source.length() && "*+?".indexOf(source.charAt(next)) >= 0) {
      throw new IllegalArgumentException("two quantifiers");
    }
  }

  private void escape() {
    Matcher escape = at(ESCAPE);
    if (!escape.lookingAt()) {
      throw new IllegalArgumentException("an escape that Java reads otherwise");
    }
    String same = escape.group(1);
    String point = escape.group(6);
    put(
        escape.end() - next,
        same != null
            ? "\\" + same
            : escape.group(2) != null
                ? '[' + SPACE + ']'
                : escape.group(3) != null
                    ? "[^" + SPACE + ']'
                    : escape.group(4) != null
                        ? "\\x0B"
                        : escape.group(5) != null ? "\\x00" : "\\x{" + point + '}');
  }

  private void characterClass() {
    if (source.startsWith("[]", next)) {
      put(2, "(?!)");
    } else if (source.startsWith("[^]", next)) {
      put(3, "(?s:.)");
    } else {
      put(1, "[");
      if (next < source.length() && source.charAt(next) == '^') {
        put(1, "^");
      }
      while (next < source.length() && source.charAt(next) != ']') {
        char c = source.charAt(next);
        if (c == '\\' && source.startsWith("\\b", next)) {
          put(2, "\\x08");
        } else if (c == '\\') {
          escape();
        } else {
          put(1, "[&^".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
        }
      }
      put(1, "]");
    }
  }

  private Matcher at(Pattern pattern) {
    return pattern.matcher(source).region(next, source.length());
  }

  private void refuse(Pattern pattern) {
    if (at(pattern).lookingAt()) {
      throw new IllegalArgumentException("a group that is Java's alone");
    }
  }

  private void put(int read, String text) {
    next += read;
    java.append(text);
  }
}
