package io.github.cbrsdk.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads JSON into immutable objects, exactly and strictly.
 *
 * @param <X> what the parser throws
 */
final class JsonReader<X extends Exception> {
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

  private final Tokens<X> tokens;

  /** How many values may still come. */
  private long allowed;

  /** Names and values of all objects and arrays that are still open. */
  private Object[] stack = new Object[128];

  private int top;

  private JsonReader(Tokens<X> tokens, long allowed) {
    this.tokens = tokens;
    this.allowed = allowed;
  }

  /** Reads UTF-8 text of one object with at most so many values in it. */
  static JsonObject read(byte[] json, long maxValues) {
    if (isWide(json)) {
      throw new MalformedJsonException("Not UTF-8.", null);
    }
    return read(() -> FACTORY.createParser(json), maxValues);
  }

  /** Reads text as it is, since half a character would not survive a detour by bytes. */
  static JsonObject read(String json) {
    return read(() -> FACTORY.createParser(json), Long.MAX_VALUE);
  }

  /** Whether it is UTF-16 or UTF-32, which the parser would find out and accept. */
  private static boolean isWide(byte[] json) {
    return json.length > 1 && (json[0] == 0 || json[1] == 0 || (json[0] & 0xfe) == 0xfe);
  }

  private interface Source {
    JsonParser open() throws IOException;
  }

  private static JsonObject read(Source source, long maxValues) {
    try (JsonParser parser = source.open()) {
      Tokens<IOException> tokens = new Jackson2.Parser(parser);
      if (tokens.next() != JsonTokenId.ID_START_OBJECT) {
        throw new MalformedJsonException("Not a JSON object.", null);
      }
      JsonObject object = new JsonReader<>(tokens, maxValues).object(tokens.next());
      if (tokens.next() != JsonTokenId.ID_NO_TOKEN) {
        throw new MalformedJsonException("Something follows the JSON object.", null);
      }
      return object;
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new MalformedJsonException("Not JSON: " + e.getMessage(), null);
    }
  }

  /**
   * Whether an object can be read from a token: Jackson has stepped inside already where it looked
   * for the type of the object.
   */
  static boolean canStartAt(int token) {
    return token == JsonTokenId.ID_START_OBJECT
        || token == JsonTokenId.ID_FIELD_NAME
        || token == JsonTokenId.ID_END_OBJECT;
  }

  /** Reads an object from a token at which it can start. */
  static <X extends Exception> JsonObject read(Tokens<X> tokens, int token) throws X {
    return new JsonReader<>(tokens, Long.MAX_VALUE)
        .object(token == JsonTokenId.ID_START_OBJECT ? tokens.next() : token);
  }

  /** Reads any value, from before its first token. */
  static <X extends Exception> Object value(Tokens<X> tokens) throws X {
    return new JsonReader<>(tokens, Long.MAX_VALUE).value(tokens.next());
  }

  /** The parser's message quotes the text, which may hold a secret: only the location is shown. */
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

  private Object value(int token) throws X {
    if (--allowed < 0) {
      throw tokens.malformed("Too many values");
    }
    return switch (token) {
      case JsonTokenId.ID_START_OBJECT -> object(tokens.next());
      case JsonTokenId.ID_START_ARRAY -> array();
      case JsonTokenId.ID_STRING -> tokens.text();
      case JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_NUMBER_FLOAT -> {
        JsonNumber number = JsonNumber.of(tokens.text());
        // One that keeps its text takes twice the memory.
        allowed -= number.keepsText() ? 1 : 0;
        yield number;
      }
      case JsonTokenId.ID_TRUE -> true;
      case JsonTokenId.ID_FALSE -> false;
      case JsonTokenId.ID_NULL -> JsonNull.NULL;
      default -> throw tokens.malformed("Not a JSON value");
    };
  }

  private JsonObject object(int token) throws X {
    int start = top;
    // One bit for each name's hash: only where it is already set, names have to be compared.
    long seen = 0;
    Set<String> names = null;
    for (; token == JsonTokenId.ID_FIELD_NAME; token = tokens.next()) {
      String name = tokens.name();
      long bit = 1L << name.hashCode();
      if ((seen & bit) != 0) {
        if (names == null && top - start > 128) {
          names = names(start);
        }
        if (names == null ? isOpen(start, name) : names.contains(name)) {
          throw tokens.malformed("Duplicate member");
        }
      }
      seen |= bit;
      if (names != null) {
        names.add(name);
      }
      push(name);
      push(value(tokens.next()));
    }
    if (token != JsonTokenId.ID_END_OBJECT) {
      throw tokens.malformed("Not the end of an object");
    }
    return top == start ? JsonObject.EMPTY : new JsonObject(pop(start));
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

  private JsonArray array() throws X {
    int start = top;
    for (int token = tokens.next(); token != JsonTokenId.ID_END_ARRAY; token = tokens.next()) {
      push(value(token));
    }
    return top == start ? JsonArray.EMPTY : new JsonArray(pop(start));
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
