package io.github.cbrsdk.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads JSON into immutable objects, exactly and strictly. */
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Far above any real body (a backup nests 6 deep), far below what exhausts a stack.
          // The length of a body is limited where it is received.
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(500)
                  .maxNumberLength(1_000)
                  .maxStringLength(4_000_000)
                  .maxNameLength(10_000)
                  .build())
          .build();

  private final JsonParser parser;

  /** Names and values of all objects and arrays that are still open. */
  private Object[] stack = new Object[128];

  private int top;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  static JsonObject read(byte[] json) {
    if (isWide(json)) {
      throw new MalformedJsonException("Not UTF-8.", null);
    }
    return read(() -> FACTORY.createParser(json));
  }

  /** Reads text as it is, since half a character would not survive a detour by bytes. */
  static JsonObject read(String json) {
    return read(() -> FACTORY.createParser(json));
  }

  /** Whether it is UTF-16 or UTF-32, which the parser would find out and accept. */
  private static boolean isWide(byte[] json) {
    return json.length > 1 && (json[0] == 0 || json[1] == 0 || (json[0] & 0xfe) == 0xfe);
  }

  private interface Source {
    JsonParser open() throws IOException;
  }

  private static JsonObject read(Source source) {
    try (JsonParser parser = source.open()) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJsonException("Not a JSON object.", null);
      }
      JsonObject object = read(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("Something follows the JSON object.", null);
      }
      return object;
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new MalformedJsonException("Not JSON: " + e.getMessage(), null);
    }
  }

  /** Reads an object of which the parser stands at the start, or already at the first name. */
  static JsonObject read(JsonParser parser) throws IOException {
    String first =
        parser.hasToken(JsonToken.START_OBJECT) ? parser.nextFieldName() : parser.currentName();
    return new JsonReader(parser).object(parser.hasToken(JsonToken.FIELD_NAME) ? first : null);
  }

  /** The parser's message quotes the text, which may hold a secret: only the place is told. */
  private static MalformedJsonException malformed(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    return new MalformedJsonException(
        "Not well-formed JSON, or more than is accepted of it," + where + ".", null);
  }

  private Object value(JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser.nextFieldName());
      case START_ARRAY -> array();
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw new JsonParseException(parser, "Unexpected " + token);
    };
  }

  private JsonObject object(@Nullable String first) throws IOException {
    int start = top;
    // One bit for each name's hash: only where it is already set, names have to be compared.
    long seen = 0;
    Set<String> names = null;
    for (String name = first; name != null; name = parser.nextFieldName()) {
      long bit = 1L << name.hashCode();
      if ((seen & bit) != 0) {
        if (names == null && top - start > 128) {
          names = names(start);
        }
        if (names == null ? isOpen(start, name) : names.contains(name)) {
          throw new JsonParseException(parser, "Duplicate member");
        }
      }
      seen |= bit;
      if (names != null) {
        names.add(name);
      }
      push(name);
      push(value(parser.nextToken()));
    }
    return new JsonObject(pop(start));
  }

  private boolean isOpen(int start, String name) {
    for (int i = start; i < top; i += 2) {
      if (name.equals(stack[i])) {
        return true;
      }
    }
    return false;
  }

  private Set<String> names(int start) {
    Set<String> names = new HashSet<>();
    for (int i = start; i < top; i += 2) {
      names.add((String) stack[i]);
    }
    return names;
  }

  private JsonArray array() throws IOException {
    int start = top;
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      push(value(token));
    }
    return new JsonArray(pop(start));
  }

  private void push(Object value) {
    if (top == stack.length) {
      stack = Arrays.copyOf(stack, 2 * top);
    }
    stack[top++] = value;
  }

  private Object[] pop(int start) {
    Object[] popped = Arrays.copyOfRange(stack, start, top);
    top = start;
    return popped;
  }
}
