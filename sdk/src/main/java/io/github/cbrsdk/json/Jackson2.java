package io.github.cbrsdk.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Parsers, generators and ObjectMappers of Jackson 2. */
final class Jackson2 {
  private Jackson2() {}

  /** The tokens of a parser. */
  record Parser(JsonParser parser) implements Tokens<IOException> {
    @Override
    public int next() throws IOException {
      JsonToken token = parser.nextToken();
      return token == null ? 0 : token.id();
    }

    @Override
    public String name() throws IOException {
      return parser.currentName();
    }

    @Override
    public String text() throws IOException {
      return parser.getText();
    }

    @Override
    public IOException malformed(String why) {
      return new JsonParseException(parser, why);
    }
  }

  /** A generator of text, of a tree or of a binary format. */
  record Generator(JsonGenerator out) implements JsonSink<IOException> {
    @Override
    public void startObject() throws IOException {
      out.writeStartObject();
    }

    @Override
    public void name(String name) throws IOException {
      out.writeFieldName(name);
    }

    @Override
    public void endObject() throws IOException {
      out.writeEndObject();
    }

    @Override
    public void startArray() throws IOException {
      out.writeStartArray();
    }

    @Override
    public void endArray() throws IOException {
      out.writeEndArray();
    }

    @Override
    public void text(String text) throws IOException {
      out.writeString(text);
    }

    @Override
    public void number(JsonNumber number) throws IOException {
      if (out.canWriteFormattedNumbers()) {
        out.writeNumber(number.literal());
        return;
      }
      Object value = number.value();
      if (value instanceof Integer small) {
        out.writeNumber(small);
      } else if (value instanceof Long whole) {
        out.writeNumber(whole);
      } else if (value instanceof BigInteger whole) {
        out.writeNumber(whole);
      } else if (value instanceof BigDecimal decimal) {
        out.writeNumber(decimal);
      } else {
        out.writeString(number.literal());
      }
    }

    @Override
    public void truth(boolean truth) throws IOException {
      out.writeBoolean(truth);
    }

    @Override
    public void nothing() throws IOException {
      out.writeNull();
    }
  }

  /** Writes a model, or the object in it, whatever the settings of the ObjectMapper. */
  static final class Serializer extends StdSerializer<Object> {
    private static final long serialVersionUID = 1;

    Serializer() {
      super(Object.class);
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      JsonWriter.write(JsonObject.in(value), null, new Generator(out));
    }

    @Override
    public void serializeWithType(
        Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer types)
        throws IOException {
      WritableTypeId id = types.writeTypePrefix(out, types.typeId(value, JsonToken.START_OBJECT));
      JsonWriter.members(JsonObject.in(value), null, new Generator(out));
      types.writeTypeSuffix(out, id);
    }
  }

  /** Reads a model, or the object in it, whatever the settings of the ObjectMapper. */
  static final class Deserializer extends StdDeserializer<Object>
      implements ContextualDeserializer {
    private static final long serialVersionUID = 1;

    Deserializer() {
      this(JsonObject.class);
    }

    private Deserializer(Class<?> type) {
      super(type);
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, BeanProperty property) {
      return new Deserializer(context.getContextualType().getRawClass());
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return JsonReader.canStartAt(parser.currentTokenId())
          ? JsonReader.read(new Parser(parser), parser.currentTokenId()).as(handledType())
          : context.handleUnexpectedToken(handledType(), parser);
    }
  }
}
