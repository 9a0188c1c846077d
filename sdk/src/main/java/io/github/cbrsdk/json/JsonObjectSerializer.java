package io.github.cbrsdk.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Lets a user's ObjectMapper write a model exactly, whatever its settings. */
final class JsonObjectSerializer extends StdSerializer<JsonObject> {
  private static final long serialVersionUID = 1;

  JsonObjectSerializer() {
    super(JsonObject.class);
  }

  @Override
  public void serialize(JsonObject object, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    write(object, out);
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof JsonNumber number) {
      write(number, out);
    } else if (value instanceof JsonObject object) {
      out.writeStartObject();
      for (int i = 0; i < object.size(); i++) {
        out.writeFieldName(object.name(i));
        write(object.value(i), out);
      }
      out.writeEndObject();
    } else if (value instanceof JsonArray array) {
      out.writeStartArray();
      for (int i = 0; i < array.size(); i++) {
        write(array.get(i), out);
      }
      out.writeEndArray();
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else {
      out.writeNull();
    }
  }

  /** As a number of the right kind, which a target that is no text has to know. */
  private static void write(JsonNumber number, JsonGenerator out) throws IOException {
    BigDecimal decimal = number.decimal();
    Long whole = number.isInteger() ? number.whole() : null;
    if (decimal == null && out.canWriteFormattedNumbers()) {
      out.writeNumber(number.literal());
    } else if (decimal == null) {
      // Beyond what the target can hold as a number; as text no digit is lost.
      out.writeString(number.literal());
    } else if (whole != null && whole.intValue() == whole) {
      out.writeNumber(whole.intValue());
    } else if (whole != null) {
      out.writeNumber(whole);
    } else if (number.isInteger()) {
      out.writeNumber(decimal.unscaledValue());
    } else {
      // Without a place after the point it would be written, and read again, as an integer.
      out.writeNumber(decimal.scale() == 0 ? decimal.setScale(1) : decimal);
    }
  }
}
