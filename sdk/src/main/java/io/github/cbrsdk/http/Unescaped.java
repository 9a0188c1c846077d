package io.github.cbrsdk.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /**
   * Start and end in the original text, for each character. An escape may end inside of another,
   * all of which is then its end: {@code \\%5C%41} is a backslash and an A.
   */
  private final int[] starts;

  private final int[] ends;

  private Unescaped(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  static Unescaped of(String text) {
    int[] starts = new int[text.length()];
    Arrays.setAll(starts, i -> i);
    int[] ends = new int[text.length()];
    Arrays.setAll(ends, i -> i + 1);
    return new Unescaped(text, starts, ends);
  }

  String text() {
    return text;
  }

  int start(int at) {
    return starts[at];
  }

  int end(int at) {
    return ends[at];
  }

  /** The text with one more layer of escapes resolved. */
  Unescaped unescape() {
    StringBuilder plain = new StringBuilder();
    int[] from = new int[text.length()];
    int[] to = new int[text.length()];
    Matcher escape = ESCAPE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      boolean found = escape.find(at);
      int next = found ? escape.start() : text.length();
      System.arraycopy(starts, at, from, plain.length(), next - at);
      System.arraycopy(ends, at, to, plain.length(), next - at);
      plain.append(text, at, next);
      at = next;
      if (found) {
        String character = resolve(escape);
        Arrays.fill(from, plain.length(), plain.length() + character.length(), starts[at]);
        at = escape.end();
        Arrays.fill(to, plain.length(), plain.length() + character.length(), ends[at - 1]);
        plain.append(character);
      }
    }
    return new Unescaped(plain.toString(), from, to);
  }

  /** The characters of an escape, never more than the escape itself has. */
  private static String resolve(MatchResult found) {
    if (found.group(1) != null) {
      return codePoint(Integer.parseInt(found.group(1), 16));
    } else if (found.group(2) != null) {
      return control(found.group(2));
    } else if (found.group(3) != null) {
      byte[] bytes = HexFormat.of().parseHex(found.group(3).replace("%", ""));
      return new String(bytes, StandardCharsets.UTF_8);
    } else if (found.group(4) != null) {
      return codePoint(Integer.parseInt(found.group(4)));
    } else if (found.group(5) != null) {
      return codePoint(Integer.parseInt(found.group(5), 16));
    }
    return NAMES.getOrDefault(found.group(6), "\ufffd");
  }

  private static String codePoint(int value) {
    return Character.isValidCodePoint(value) ? Character.toString(value) : "\ufffd";
  }

  private static String control(String letter) {
    int at = "nrtbf".indexOf(letter);
    return at < 0 ? letter : "\n\r\t\b\f".substring(at, at + 1);
  }
}
