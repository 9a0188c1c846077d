package io.github.cbrsdk.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamWriteCapability;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.NumberSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Adapters to parsers, generators and ObjectMappers of Jackson 2. */
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

  /** Writes to a generator of text, of a tree or of a binary format. */
  record Generator(JsonGenerator out) implements JsonSink<IOException> {
    @Override
    public void write(int id, @Nullable Object value) throws IOException {
      switch (id) {
        case JsonTokenId.ID_START_OBJECT -> out.writeStartObject();
        case JsonTokenId.ID_FIELD_NAME -> out.writeFieldName((String) value);
        case JsonTokenId.ID_END_OBJECT -> out.writeEndObject();
        case JsonTokenId.ID_START_ARRAY -> out.writeStartArray();
        case JsonTokenId.ID_END_ARRAY -> out.writeEndArray();
        case JsonTokenId.ID_STRING -> out.writeString((String) value);
        case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE ->
            out.writeBoolean(id == JsonTokenId.ID_TRUE);
        case JsonTokenId.ID_NULL -> out.writeNull();
        default -> number((JsonNumber) requireNonNull(value));
      }
    }

    private void number(JsonNumber number) throws IOException {
      Number value = number.value();
      if (out.getWriteCapabilities().isEnabled(StreamWriteCapability.CAN_WRITE_FORMATTED_NUMBERS)) {
        out.writeNumber(number.literal());
      } else if (value == null) {
        out.writeString(number.literal());
      } else {
        NumberSerializer.instance.serialize(value, out, null);
      }
    }
  }

  /** Writes a model or a JsonObject. Settings of the ObjectMapper have no effect. */
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

  /** Reads a model or a JsonObject. Settings of the ObjectMapper have no effect. */
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
