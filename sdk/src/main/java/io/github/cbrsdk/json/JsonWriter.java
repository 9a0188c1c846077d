package io.github.cbrsdk.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON, optionally with the members that a model declares as secret struck out. */
final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();

  static String write(Object value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value, null);
    return writer.out.toString();
  }

  /** As {@link #write}, but with what {@code type} knows to be secret struck out. */
  static String redact(JsonObject object, ModelType<?> type) {
    JsonWriter writer = new JsonWriter();
    writer.object(object, type.byName());
    return writer.out.toString();
  }

  /** As {@link #write}, but with what the type of the items knows to be secret struck out. */
  static String redact(JsonArray array, ValueType<?> items) {
    JsonWriter writer = new JsonWriter();
    writer.array(array, items);
    return writer.out.toString();
  }

  private void value(Object value, @Nullable ValueType<?> type) {
    if (type != null && type.isSecret()) {
      string("***");
    } else if (value instanceof String text) {
      string(text);
    } else if (value instanceof JsonNumber number) {
      out.append(number.literal());
    } else if (value instanceof JsonObject object) {
      object(object, type == null ? Map.of() : type.members());
    } else if (value instanceof JsonArray array) {
      array(array, type == null ? null : type.items());
    } else if (value == JsonNull.NULL) {
      out.append("null");
    } else {
      out.append(value);
    }
  }

  private void object(JsonObject object, Map<String, Member<?>> members) {
    out.append('{');
    for (int i = 0; i < object.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      string(object.name(i));
      out.append(':');
      Member<?> member = members.get(object.name(i));
      value(object.value(i), member == null ? null : member.type());
    }
    out.append('}');
  }

  private void array(JsonArray array, @Nullable ValueType<?> items) {
    out.append('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      value(array.get(i), items);
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
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
}
