package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits an expression into tokens. */
final class Lexer {
  private static final Pattern TOKEN =
      Pattern.compile(
          "[ \\t\\n\\f\\r]+|//[^\\n]*"
              + "|(?<name>[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<number>[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?)"
              + "|(?<string>'([^'\\\\\\n]|\\\\[^\\n])*+'|\"([^\"\\\\\\n]|\\\\[^\\n])*+\")"
              + "|(?<sign>&&|\\|\\||[=!<>]=|.)",
          Pattern.DOTALL);
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)");
  private static final String ESCAPES = "\\\"'`?abfnrtv";
  private static final String ESCAPED = "\\\"'`?\u0007\b\f\n\r\t\u000b";

  private Lexer() {}

  /**
   * The tokens of a text, and a last one for its end.
   *
   * @throws CelSyntaxException if it contains anything else
   */
  static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    for (Matcher matcher = TOKEN.matcher(text); matcher.find(); ) {
      int start = matcher.start();
      if (matcher.group("name") != null) {
        tokens.add(new Token(Kind.NAME, matcher.group(), start));
      } else if (matcher.group("number") != null) {
        if (matcher.end() < text.length() && isLetter(text.charAt(matcher.end()))) {
          throw new CelSyntaxException("A number of a form that is not supported", start);
        }
        boolean integer = matcher.group().chars().allMatch(Character::isDigit);
        tokens.add(new Token(integer ? Kind.INTEGER : Kind.NUMBER, matcher.group(), start));
      } else if (matcher.group("string") != null) {
        tokens.add(new Token(Kind.STRING, string(text, matcher), start));
      } else if (matcher.group("sign") != null) {
        if (matcher.group().matches("['\"]")) {
          throw new CelSyntaxException("A string without an end", start);
        }
        tokens.add(new Token(Kind.SIGN, matcher.group(), start));
      }
    }
    tokens.add(new Token(Kind.END, "", text.length()));
    return tokens;
  }

  private static String string(String text, MatchResult token) {
    if (text.startsWith(
        text.substring(token.start(), token.start() + 1).repeat(3), token.start())) {
      throw new CelSyntaxException("A string in three quotes is not supported", token.start());
    }
    return ESCAPE
        .matcher(text.substring(token.start() + 1, token.end() - 1))
        .replaceAll(escape -> Matcher.quoteReplacement(unescaped(escape, token.start())));
  }

  private static String unescaped(MatchResult escape, int start) {
    if (escape.group(2) != null) {
      return String.valueOf((char) Integer.parseInt(escape.group(2), 16));
    }
    int index = ESCAPES.indexOf(escape.group(1));
    if (index < 0) {
      throw new CelSyntaxException("An escape in a string that is not supported", start);
    }
    return ESCAPED.substring(index, index + 1);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
