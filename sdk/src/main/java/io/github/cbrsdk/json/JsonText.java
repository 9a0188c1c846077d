package io.github.cbrsdk.json;

/** The text of JSON, without blanks. */
final class JsonText implements JsonSink<RuntimeException> {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();

  /** Whether a comma comes before the next name or value. */
  private boolean comma;

  @Override
  public void startObject() {
    start('{');
  }

  @Override
  public void endObject() {
    end('}');
  }

  @Override
  public void startArray() {
    start('[');
  }

  @Override
  public void endArray() {
    end(']');
  }

  private void start(char bracket) {
    separate().append(bracket);
    comma = false;
  }

  private void end(char bracket) {
    out.append(bracket);
    comma = true;
  }

  private StringBuilder separate() {
    if (comma) {
      out.append(',');
    }
    comma = true;
    return out;
  }

  @Override
  public void name(String name) {
    text(name);
    out.append(':');
    comma = false;
  }

  @Override
  public void number(JsonNumber number) {
    separate().append(number.literal());
  }

  @Override
  public void truth(boolean truth) {
    separate().append(truth);
  }

  @Override
  public void nothing() {
    separate().append("null");
  }

  @Override
  public void text(String text) {
    separate().append('"');
    if (isPlain(text)) {
      out.append(text);
    } else {
      escape(text);
    }
    out.append('"');
  }

  /** Almost every text is, and is copied at once. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || isLoneSurrogate(text, i)) {
        out.append("\\u")
            .append(HEX.charAt(c >> 12))
            .append(HEX.charAt(c >> 8 & 0xf))
            .append(HEX.charAt(c >> 4 & 0xf))
            .append(HEX.charAt(c & 0xf));
      } else {
        out.append(c);
      }
    }
  }

  /** Half a character has no form in UTF-8; escaped, it survives. */
  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
