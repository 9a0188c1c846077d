package io.github.cbrsdk.conformance.sdk;

import com.fasterxml.jackson.core.StreamWriteCapability;
import com.fasterxml.jackson.core.util.JacksonFeatureSet;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.json.JsonModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the JSON tokens that a model writes with a value, without keeping or printing them. */
final class WrittenTokens extends JsonGeneratorDelegate {
  private static final ObjectWriter WRITER = new ObjectMapper().writer();

  /** What is open: the value itself as the only element of an array, and objects and arrays. */
  private Json[] open = new Json[16];

  /** How many members or elements of each of them were written. */
  private int[] written = new int[16];

  private int depth;
  private boolean same = true;

  private WrittenTokens(Json value) {
    super(new TokenBuffer(null, false)); // It receives what no model writes.
    open[0] = JsonArray.of(List.of(value));
  }

  /**
   * Whether a model writes the tokens of a value: the same members in the same order, the same
   * digits. Other tokens may still give an equal value.
   */
  static boolean areExactly(Json value, JsonModel model) {
    WrittenTokens tokens = new WrittenTokens(value);
    try {
      WRITER.writeValue(tokens, model);
    } catch (IOException e) {
      throw new IllegalStateException("A model can be written into memory", e);
    }
    return tokens.same && tokens.written[0] == 1;
  }

  /** Numbers are written as texts. */
  @Override
  public JacksonFeatureSet<StreamWriteCapability> getWriteCapabilities() {
    return DEFAULT_TEXTUAL_WRITE_CAPABILITIES;
  }

  /** The value that has to be written next, or null if there is none. */
  private @Nullable Json next() {
    int index = written[depth]++;
    Json around = open[depth];
    if (index >= around.size()) {
      return null;
    }
    return around instanceof JsonObject object
        ? object.value(index)
        : ((JsonArray) around).get(index);
  }

  private void start(@Nullable Json expected) {
    same &= expected != null;
    if (++depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
      written = Arrays.copyOf(written, depth * 2);
    }
    open[depth] = expected == null ? JsonNull.NULL : expected;
    written[depth] = 0;
  }

  private void end() {
    same &= written[depth] == open[depth].size();
    depth--;
  }

  @Override
  public void writeStartObject() {
    start(next() instanceof JsonObject object ? object : null);
  }

  @Override
  public void writeFieldName(String name) {
    int index = written[depth];
    same &=
        open[depth] instanceof JsonObject object
            && index < object.size()
            && object.name(index).equals(name);
  }

  @Override
  public void writeEndObject() {
    end();
  }

  @Override
  public void writeStartArray() {
    start(next() instanceof JsonArray array ? array : null);
  }

  @Override
  public void writeEndArray() {
    end();
  }

  @Override
  public void writeString(String text) {
    same &= next() instanceof JsonString string && string.value().equals(text);
  }

  @Override
  public void writeNumber(String digits) {
    same &= next() instanceof JsonNumber number && number.text().equals(digits);
  }

  @Override
  public void writeBoolean(boolean truth) {
    same &= next() == JsonBoolean.of(truth);
  }

  @Override
  public void writeNull() {
    same &= next() == JsonNull.NULL;
  }

  @Override
  public void flush() {} // Nothing is kept.
}
