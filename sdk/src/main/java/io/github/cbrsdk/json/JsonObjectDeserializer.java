package io.github.cbrsdk.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Lets a user's ObjectMapper read a model exactly, whatever its settings. */
final class JsonObjectDeserializer extends StdDeserializer<JsonObject> {
  private static final long serialVersionUID = 1;

  JsonObjectDeserializer() {
    super(JsonObject.class);
  }

  @Override
  public JsonObject deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    // Jackson has stepped inside already where it looked for other ways to make a model.
    boolean isObject =
        parser.hasToken(JsonToken.START_OBJECT)
            || parser.hasToken(JsonToken.FIELD_NAME)
            || parser.hasToken(JsonToken.END_OBJECT);
    return isObject
        ? JsonReader.read(parser)
        : (JsonObject) context.handleUnexpectedToken(JsonObject.class, parser);
  }
}
