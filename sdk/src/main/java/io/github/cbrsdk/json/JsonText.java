package io.github.cbrsdk.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonTokenId;
import org.jspecify.annotations.Nullable;

/** Writes JSON as text without whitespace. */
final class JsonText implements JsonSink<RuntimeException> {
  private static final String HEX = "0123456789abcdef";

  private static final int TYPICAL_LENGTH = 512;
  private final StringBuilder out = new StringBuilder(TYPICAL_LENGTH);

  /** Whether a comma comes before the next name or value. */
  private boolean comma;

  @Override
  public void write(int id, @Nullable Object value) {
    boolean ends = id == JsonTokenId.ID_END_OBJECT || id == JsonTokenId.ID_END_ARRAY;
    if (comma && !ends) {
      out.append(',');
    }
    switch (id) {
      case JsonTokenId.ID_START_OBJECT -> out.append('{');
      case JsonTokenId.ID_END_OBJECT -> out.append('}');
      case JsonTokenId.ID_START_ARRAY -> out.append('[');
      case JsonTokenId.ID_END_ARRAY -> out.append(']');
      case JsonTokenId.ID_FIELD_NAME -> quote((String) requireNonNull(value)).append(':');
      case JsonTokenId.ID_STRING -> quote((String) requireNonNull(value));
      case JsonTokenId.ID_TRUE -> out.append(true);
      case JsonTokenId.ID_FALSE -> out.append(false);
      case JsonTokenId.ID_NULL -> out.append("null");
      default -> out.append(((JsonNumber) requireNonNull(value)).literal());
    }
    comma =
        id != JsonTokenId.ID_START_OBJECT
            && id != JsonTokenId.ID_START_ARRAY
            && id != JsonTokenId.ID_FIELD_NAME;
  }

  private StringBuilder quote(String text) {
    out.append('"');
    if (isPlain(text)) {
      out.append(text);
    } else {
      escape(text);
    }
    return out.append('"');
  }

  /** Whether a text needs no escapes. Most texts need none, and are appended as a whole. */
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

  /** UTF-8 cannot encode an unpaired surrogate, so it is escaped. */
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
