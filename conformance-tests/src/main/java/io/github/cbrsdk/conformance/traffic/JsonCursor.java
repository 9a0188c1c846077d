package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks through JSON of any shape. A reader enters only a value of the type that it expects; every
 * other value is skipped as a whole, so that no value can move the cursor away from its place.
 */
final class JsonCursor {
  /** The largest body that is checked, in bytes. */
  static final int MAX_BODY = 16 << 20;

  /** The largest document that is held in memory, in bytes. */
  static final int MAX_DOCUMENT = 64 << 20;

  /** The longest line that is held in memory, in bytes: base64 of the largest body and more. */
  static final int MAX_LINE = 32 << 20;

  private static final int MAX_DEPTH = 100_000;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(MAX_BODY / 3 * 4 + 4) // base64 of the largest body
                  .maxNumberLength(MAX_BODY)
                  .maxNameLength(MAX_BODY)
                  .maxNestingDepth(MAX_DEPTH)
                  .build())
          .build();

  private final JsonParser parser;
  private final List<String> seen = new ArrayList<>();
  private @Nullable String flaw;

  /** A cursor at the parser's current token. */
  JsonCursor(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads the value at which the cursor stands, or leaves it. */
  interface ValueReader {
    void read() throws IOException;
  }

  /**
   * Reads an object: each member that has a reader, once. A repeated one is noted as a flaw.
   *
   * @return false if the value is no object; it is skipped then
   */
  boolean object(Map<String, ValueReader> readers) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    int base = seen.size();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      ValueReader reader = readers.get(name);
      if (reader != null) {
        if (seen.subList(base, seen.size()).contains(name)) {
          flaw("the recording has two members '" + name + "' where one is expected");
        }
        seen.add(name);
        reader.read();
      }
      parser.skipChildren();
    }
    seen.subList(base, seen.size()).clear();
    return true;
  }

  /** Reads a member of an object. */
  interface MemberReader {
    void read(String name) throws IOException;
  }

  /**
   * Reads an object whose members may have any name.
   *
   * @return false if the value is no object; it is skipped then
   */
  boolean members(MemberReader reader) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      reader.read(name);
      parser.skipChildren();
    }
    return true;
  }

  /**
   * Reads an array: each element with the same reader.
   *
   * @return false if the value is no array; it is skipped then
   */
  boolean array(ValueReader element) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return false;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.read();
      parser.skipChildren();
    }
    return true;
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** The text, or null if the value is no string. */
  @Nullable String string() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
  }

  /** The text in UTF-8, or null if the value is no string. */
  byte @Nullable [] utf8() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING
        ? Utf8.encode(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())
        : null;
  }

  /** The text of a string, a number or a boolean, or null if the value is none of them. */
  @Nullable String scalar() throws IOException {
    return parser.currentToken().isScalarValue() && !isNull() ? parser.getText() : null;
  }

  boolean isObjectOrArray() {
    return parser.currentToken().isStructStart();
  }

  /** The number as it is written, or null if the value is no integer. */
  @Nullable String integer() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getText() : null;
  }

  /** An HTTP status, or null if the value is none. */
  @Nullable Integer status() throws IOException {
    String text = integer();
    return text != null && text.matches("[1-9][0-9]{2}") ? Integer.valueOf(text) : null;
  }

  /** The bytes of the value as they are written in the document that is being read. */
  byte[] slice(byte[] document) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    if (start < 0) {
      throw new IOException("it is not in UTF-8");
    }
    parser.skipChildren();
    parser.finishToken();
    return Arrays.copyOfRange(document, start, (int) parser.currentLocation().getByteOffset());
  }

  /** Notes why the exchange cannot be read; the first reason stays. */
  void flaw(String reason) {
    flaw = flaw == null ? reason : flaw;
  }

  /** Returns the reason that was noted since it was last asked for, or null. */
  @Nullable String takeFlaw() {
    String first = flaw;
    flaw = null;
    return first;
  }
}
