package io.github.cbrsdk.conformance.json;

/** Compares a text with a value in one pass, without a tree of the text. */
public final class JsonMatch {
  private final String text;
  private int at;

  private JsonMatch(String text) {
    this.text = text;
  }

  /**
   * Whether a text is the plain form of a value: the same members in the same order, the same
   * digits, no blanks, no escapes. Another text may still have an equal value.
   */
  public static boolean isPlainly(Json value, String text) {
    JsonMatch match = new JsonMatch(text);
    return match.value(value) && match.at == text.length();
  }

  private boolean value(Json value) {
    if (value instanceof JsonObject object) {
      return object(object);
    }
    if (value instanceof JsonArray array) {
      return array(array);
    }
    if (value instanceof JsonString string) {
      return string(string.value());
    }
    if (value instanceof JsonNumber number) {
      return word(number.text());
    }
    return word(value == JsonNull.NULL ? "null" : value == JsonBoolean.TRUE ? "true" : "false");
  }

  private boolean object(JsonObject object) {
    if (!sign('{')) {
      return false;
    }
    for (int i = 0; i < object.size(); i++) {
      boolean same =
          (i == 0 || sign(',')) && string(object.name(i)) && sign(':') && value(object.value(i));
      if (!same) {
        return false;
      }
    }
    return sign('}');
  }

  private boolean array(JsonArray array) {
    if (!sign('[')) {
      return false;
    }
    for (int i = 0; i < array.size(); i++) {
      if ((i > 0 && !sign(',')) || !value(array.get(i))) {
        return false;
      }
    }
    return sign(']');
  }

  /** A string without escapes; with escapes the texts do not match. */
  private boolean string(String value) {
    if (!sign('"')) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        return false;
      }
    }
    return word(value) && sign('"');
  }

  private boolean word(String word) {
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  private boolean sign(char sign) {
    if (at >= text.length() || text.charAt(at) != sign) {
      return false;
    }
    at++;
    return true;
  }
}
