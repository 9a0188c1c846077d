package io.github.cbrsdk.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON, with the members that a type declares as secret struck out if one is given. */
final class JsonWriter {
  private JsonWriter() {}

  /** The text of a value. */
  static String text(Object value, @Nullable ValueType<?> type) {
    JsonText text = new JsonText();
    write(value, type, text);
    return text.toString();
  }

  static <X extends Exception> void write(
      Object value, @Nullable ValueType<?> type, JsonSink<X> out) throws X {
    if (type != null && type.isSecret()) {
      out.text("***");
    } else if (value instanceof String text) {
      out.text(text);
    } else if (value instanceof JsonNumber number) {
      out.number(number);
    } else if (value instanceof JsonObject object) {
      out.startObject();
      members(object, type, out);
      out.endObject();
    } else if (value instanceof JsonArray array) {
      out.startArray();
      for (int i = 0; i < array.size(); i++) {
        write(array.get(i), type == null ? null : type.items(), out);
      }
      out.endArray();
    } else if (value instanceof Boolean truth) {
      out.truth(truth);
    } else {
      out.nothing();
    }
  }

  /** Writes the members of an object, within an object that is already started. */
  static <X extends Exception> void members(
      JsonObject object, @Nullable ValueType<?> type, JsonSink<X> out) throws X {
    Map<String, Member<?, ?>> members = type == null ? Map.of() : type.members();
    for (int i = 0; i < object.size(); i++) {
      out.name(object.name(i));
      Member<?, ?> member = members.get(object.name(i));
      write(object.value(i), member == null ? null : member.type(), out);
    }
  }
}
