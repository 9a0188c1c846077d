package io.github.cbrsdk.conformance.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;

/** Writes values as texts: numbers as they were read, all members, no blanks. */
public final class JsonWriter {
  /** Half of a surrogate pair has no form in UTF-8, but an escaped one. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private JsonWriter() {}

  /** The text of a value, in ASCII. */
  public static byte[] bytes(Json value) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(FACTORY._getBufferRecycler());
        JsonGenerator out = FACTORY.createGenerator(bytes)) {
      write(out, value);
      out.flush();
      return bytes.getClearAndRelease();
    } catch (IOException e) {
      throw new IllegalStateException("A value in memory can be written", e);
    }
  }

  private static void write(JsonGenerator out, Json value) throws IOException {
    if (value instanceof JsonObject object) {
      out.writeStartObject();
      for (int i = 0; i < object.size(); i++) {
        out.writeFieldName(object.name(i));
        write(out, object.value(i));
      }
      out.writeEndObject();
    } else if (value instanceof JsonArray) {
      out.writeStartArray();
      for (Json element : value.elements()) {
        write(out, element);
      }
      out.writeEndArray();
    } else if (value instanceof JsonString) {
      out.writeString(value.text());
    } else {
      out.writeRawValue(value.text());
    }
  }
}
