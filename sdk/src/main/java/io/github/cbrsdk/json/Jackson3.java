package io.github.cbrsdk.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonTokenId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.jdk.NumberSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Adapters to parsers, generators and ObjectMappers of Jackson 3. */
final class Jackson3 {
  private Jackson3() {}

  /** The tokens of a parser. */
  record Parser(JsonParser parser) implements Tokens<JacksonException> {
    @Override
    public int next() {
      JsonToken token = parser.nextToken();
      return token == null ? 0 : token.id();
    }

    @Override
    public String name() {
      return parser.currentName();
    }

    @Override
    public String text() {
      return parser.getString();
    }

    @Override
    public JacksonException malformed(String why) {
      return new StreamReadException(parser, why);
    }
  }

  /** Writes to a generator of text, of a tree or of a binary format. */
  record Generator(JsonGenerator out) implements JsonSink<JacksonException> {
    @Override
    public void write(int id, @Nullable Object value) {
      switch (id) {
        case JsonTokenId.ID_START_OBJECT -> out.writeStartObject();
        case JsonTokenId.ID_FIELD_NAME -> out.writeName((String) value);
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

    private void number(JsonNumber number) {
      Number value = number.value();
      if (out.has(StreamWriteCapability.CAN_WRITE_FORMATTED_NUMBERS)) {
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
    Serializer() {
      super(Object.class);
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
      JsonWriter.write(JsonObject.in(value), null, new Generator(out));
    }

    @Override
    public void serializeWithType(
        Object value, JsonGenerator out, SerializationContext context, TypeSerializer types) {
      WritableTypeId id =
          types.writeTypePrefix(out, context, types.typeId(value, JsonToken.START_OBJECT));
      JsonWriter.members(JsonObject.in(value), null, new Generator(out));
      types.writeTypeSuffix(out, context, id);
    }
  }

  /** Reads a model or a JsonObject. Settings of the ObjectMapper have no effect. */
  static final class Deserializer extends StdDeserializer<Object> {
    Deserializer() {
      this(JsonObject.class);
    }

    private Deserializer(Class<?> type) {
      super(type);
    }

    @Override
    public ValueDeserializer<?> createContextual(
        DeserializationContext context, BeanProperty property) {
      return new Deserializer(context.getContextualType().getRawClass());
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
      return JsonReader.canStartAt(parser.currentTokenId())
          ? JsonReader.read(new Parser(parser), parser.currentTokenId()).as(handledType())
          : context.handleUnexpectedToken(handledType(), parser);
    }
  }
}
