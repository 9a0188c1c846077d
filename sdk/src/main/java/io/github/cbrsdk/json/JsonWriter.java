package io.github.cbrsdk.json;

import com.fasterxml.jackson.core.JsonTokenId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON. If a type is given, asterisks replace the members that it declares as secrets. */
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
      out.write(JsonTokenId.ID_STRING, "***");
    } else if (value instanceof String text) {
      out.write(JsonTokenId.ID_STRING, text);
    } else if (value instanceof JsonNumber number) {
      out.write(JsonTokenId.ID_NUMBER_FLOAT, number);
    } else if (value instanceof JsonObject object) {
      out.write(JsonTokenId.ID_START_OBJECT, null);
      members(object, type, out);
      out.write(JsonTokenId.ID_END_OBJECT, null);
    } else if (value instanceof JsonArray array) {
      out.write(JsonTokenId.ID_START_ARRAY, null);
      for (int i = 0; i < array.size(); i++) {
        write(array.get(i), type == null ? null : type.items(), out);
      }
      out.write(JsonTokenId.ID_END_ARRAY, null);
    } else if (value instanceof Boolean truth) {
      out.write(truth ? JsonTokenId.ID_TRUE : JsonTokenId.ID_FALSE, null);
    } else {
      out.write(JsonTokenId.ID_NULL, null);
    }
  }

  /** Writes the members of an object, without its braces. */
  static <X extends Exception> void members(
      JsonObject object, @Nullable ValueType<?> type, JsonSink<X> out) throws X {
    Map<String, Member<?, ?>> members = type == null ? Map.of() : type.members();
    for (int i = 0; i < object.size(); i++) {
      out.write(JsonTokenId.ID_FIELD_NAME, object.name(i));
      Member<?, ?> member = members.get(object.name(i));
      write(object.value(i), member == null ? null : member.type(), out);
    }
  }
}
