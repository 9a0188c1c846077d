package io.github.cbrsdk.conformance.sdk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.json.JsonModel;
import java.io.IOException;

/** The JSON tokens that a model writes. Comparing them costs less than writing them as text. */
final class WrittenTokens {
  private static final ObjectWriter WRITER = new ObjectMapper().writer();

  private final JsonParser parser;

  private WrittenTokens(JsonParser parser) {
    this.parser = parser;
  }

  static WrittenTokens of(JsonModel model) {
    TokenBuffer buffer = new TokenBuffer(null, false);
    try {
      WRITER.writeValue(buffer, model);
    } catch (IOException e) {
      throw new IllegalStateException("A model can be written into memory", e);
    }
    return new WrittenTokens(buffer.asParser());
  }

  /**
   * Whether they are those of a value: the same members in the same order, the same digits. Other
   * tokens may still give an equal value.
   */
  boolean areExactly(Json value) {
    try {
      return are(value, parser.nextToken()) && parser.nextToken() == null;
    } catch (IOException e) {
      throw new IllegalStateException("Tokens in memory can be read", e);
    }
  }

  private boolean are(Json value, JsonToken first) throws IOException {
    if (value instanceof JsonObject object) {
      boolean same = first == JsonToken.START_OBJECT;
      for (int i = 0; same && i < object.size(); i++) {
        same =
            parser.nextToken() == JsonToken.FIELD_NAME
                && parser.currentName().equals(object.name(i))
                && are(object.value(i), parser.nextToken());
      }
      return same && parser.nextToken() == JsonToken.END_OBJECT;
    }
    if (value instanceof JsonArray array) {
      boolean same = first == JsonToken.START_ARRAY;
      for (int i = 0; same && i < array.size(); i++) {
        same = are(array.get(i), parser.nextToken());
      }
      return same && parser.nextToken() == JsonToken.END_ARRAY;
    }
    if (value instanceof JsonString text) {
      return first == JsonToken.VALUE_STRING && parser.getText().equals(text.value());
    }
    if (value instanceof JsonNumber number) {
      return first.isNumeric() && parser.getText().equals(number.text());
    }
    return value instanceof JsonBoolean truth
        ? first == (truth == JsonBoolean.TRUE ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE)
        : first == JsonToken.VALUE_NULL;
  }
}
