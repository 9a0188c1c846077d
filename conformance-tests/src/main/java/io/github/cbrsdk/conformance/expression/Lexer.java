package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Takes a text apart. */
final class Lexer {
  private static final String ESCAPES = "\\\"'`?abfnrtv";
  private static final String ESCAPED = "\\\"'`?\u0007\b\f\n\r\t\u000b";
  private static final List<String> PAIRS = List.of("&&", "||", "==", "!=", "<=", ">=");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /**
   * The tokens of a text, of which the last one is its end.
   *
   * @throws CelSyntaxException if something in it is none
   */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.skipBlanks()) {
      lexer.tokens.add(lexer.next());
    }
    lexer.tokens.add(new Token(Kind.END, "", text.length()));
    return lexer.tokens;
  }

  private boolean skipBlanks() {
    while (at < text.length()) {
      if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (" \t\n\f\r".indexOf(text.charAt(at)) >= 0) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private Token next() {
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      return string();
    }
    if (isDigit(c)) {
      return number();
    }
    int start = at;
    if (isLetter(c)) {
      while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
        at++;
      }
      return new Token(Kind.NAME, text.substring(start, at), start);
    }
    at += isPair() ? 2 : 1;
    return new Token(Kind.SIGN, text.substring(start, at), start);
  }

  private boolean isPair() {
    return PAIRS.stream().anyMatch(pair -> text.startsWith(pair, at));
  }

  private Token number() {
    int start = at;
    digits();
    boolean integer = true;
    if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
      integer = false;
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      integer = false;
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      digits();
    }
    if ((at < text.length() && isLetter(text.charAt(at))) || !isDigit(text.charAt(at - 1))) {
      throw new CelSyntaxException("A number of a form that is not supported", start);
    }
    return new Token(integer ? Kind.INTEGER : Kind.NUMBER, text.substring(start, at), start);
  }

  private void digits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private Token string() {
    int start = at;
    char quote = text.charAt(at++);
    if (text.startsWith(String.valueOf(quote).repeat(2), at)) {
      throw new CelSyntaxException("A string in three quotes is not supported", start);
    }
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
      char c = text.charAt(at++);
      value.append(c == '\\' ? escaped(start) : c);
    }
    if (at >= text.length() || text.charAt(at) != quote) {
      throw new CelSyntaxException("A string without an end", start);
    }
    at++;
    return new Token(Kind.STRING, value.toString(), start);
  }

  private char escaped(int start) {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    if (c == 'u' && at + 4 <= text.length()) {
      try {
        char unit = (char) Integer.parseUnsignedInt(text.substring(at, at + 4), 16);
        at += 4;
        return unit;
      } catch (NumberFormatException e) {
        throw new CelSyntaxException("\\u without four hexadecimal digits", start);
      }
    }
    int index = ESCAPES.indexOf(c);
    if (index < 0) {
      throw new CelSyntaxException("An escape in a string that is not supported", start);
    }
    return ESCAPED.charAt(index);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
