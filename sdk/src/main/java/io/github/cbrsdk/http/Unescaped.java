package io.github.cbrsdk.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A text in which escapes of JSON, HTML and URLs are resolved, with the original positions. */
final class Unescaped {
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\u([0-9a-fA-F]{4})|\\\\([\"\\\\/bfnrt])|((?:%[0-9a-fA-F]{2})+)"
              + "|&#([0-9]{1,7});|&#[xX]([0-9a-fA-F]{1,6});"
              + "|&([a-zA-Z]{2,8});");

  /** Named entities of ASCII characters; all others are replaced by U+FFFD. */
  private static final Map<String, String> NAMES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

  private final String text;

  /** The original position of each character, and the length of the original text. */
  private final int[] starts;

  private Unescaped(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  static Unescaped of(String text) {
    return new Unescaped(text, IntStream.rangeClosed(0, text.length()).toArray());
  }

  String text() {
    return text;
  }

  int start(int at) {
    return starts[at];
  }

  /** The end of a character in the original text. Characters of one escape have the same end. */
  int end(int at) {
    int next = at + 1;
    while (starts[next] == starts[at]) {
      next++;
    }
    return starts[next];
  }

  /** The text with one more layer of escapes resolved. */
  Unescaped unescape() {
    StringBuilder plain = new StringBuilder();
    int[] from = new int[text.length() + 1];
    Matcher escape = ESCAPE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      boolean found = escape.find(at);
      int next = found ? escape.start() : text.length();
      System.arraycopy(starts, at, from, plain.length(), next - at);
      plain.append(text, at, next);
      at = next;
      if (found) {
        String characters = resolve(escape);
        Arrays.fill(from, plain.length(), plain.length() + characters.length(), starts[at]);
        plain.append(characters);
        at = escape.end();
      }
    }
    from[plain.length()] = starts[at];
    return new Unescaped(plain.toString(), from);
  }

  /** The characters of an escape, never more than the escape itself has. */
  private static String resolve(MatchResult escape) {
    if (escape.group(1) != null) {
      return codePoint(Integer.parseInt(escape.group(1), 16));
    } else if (escape.group(2) != null) {
      return control(escape.group(2));
    } else if (escape.group(3) != null) {
      byte[] bytes = HexFormat.of().parseHex(escape.group(3).replace("%", ""));
      return new String(bytes, StandardCharsets.UTF_8);
    } else if (escape.group(4) != null) {
      return codePoint(Integer.parseInt(escape.group(4)));
    } else if (escape.group(5) != null) {
      return codePoint(Integer.parseInt(escape.group(5), 16));
    }
    return NAMES.getOrDefault(escape.group(6), "\ufffd");
  }

  private static String codePoint(int value) {
    return Character.isValidCodePoint(value) ? Character.toString(value) : "\ufffd";
  }

  private static String control(String letter) {
    int at = "nrtbf".indexOf(letter);
    return at < 0 ? letter : "\n\r\t\b\f".substring(at, at + 1);
  }
}
