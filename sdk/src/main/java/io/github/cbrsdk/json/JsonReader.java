package io.github.cbrsdk.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads JSON into immutable objects, without loss and strictly by RFC 8259.
 *
 * @param <X> the exception of the parser
 */
final class JsonReader<X extends Exception> {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // A backup has 6 levels; more than 500 could exhaust the stack. The length of a body is
          // limited by the reader of the response.
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(500)
                  .maxNumberLength(1_000)
                  .maxStringLength(4_000_000)
                  .maxNameLength(10_000)
                  .build())
          .build();

  private final Tokens<X> tokens;

  private long remainingValues;

  /** Names and values of the objects and arrays that are not yet complete. */
  private Object[] stack = new Object[128];

  private int top;

  private JsonReader(Tokens<X> tokens, long maxValues) {
    this.tokens = tokens;
    this.remainingValues = maxValues;
  }

  /** Reads UTF-8 text of one object with at most {@code maxValues} values. */
  static JsonObject read(byte[] json, long maxValues) {
    if (isWide(json)) {
      throw new MalformedJsonException("Not UTF-8.", null);
    }
    return read(() -> FACTORY.createParser(json), maxValues);
  }

  /** Reads text without encoding it, which would lose unpaired surrogates. */
  static JsonObject read(String json) {
    return read(() -> FACTORY.createParser(json), Long.MAX_VALUE);
  }

  /** Whether the text is UTF-16 or UTF-32, which the parser would detect and accept. */
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
        throw new MalformedJsonException("There is text after the JSON object.", null);
      }
      return object;
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new MalformedJsonException("Not JSON: " + e.getMessage(), null);
    }
  }

  /**
   * Whether an object can be read from a token. An ObjectMapper that has read the type of an object
   * passes a parser inside of the object.
   */
  static boolean canStartAt(int token) {
    return token == JsonTokenId.ID_START_OBJECT
        || token == JsonTokenId.ID_FIELD_NAME
        || token == JsonTokenId.ID_END_OBJECT;
  }

  /** Reads an object from a token that {@link #canStartAt} accepts. */
  static <X extends Exception> JsonObject read(Tokens<X> tokens, int token) throws X {
    return new JsonReader<>(tokens, Long.MAX_VALUE)
        .object(token == JsonTokenId.ID_START_OBJECT ? tokens.next() : token);
  }

  /** Reads any value. The first token of the value is the next one. */
  static <X extends Exception> Object value(Tokens<X> tokens) throws X {
    return new JsonReader<>(tokens, Long.MAX_VALUE).value(tokens.next());
  }

  /** Drops the message of the parser, which quotes the text and so may contain a secret. */
  private static MalformedJsonException malformed(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    return new MalformedJsonException(
        "Not well-formed JSON, or over a limit of depth or length," + where + ".", null);
  }

  private Object value(int token) throws X {
    if (--remainingValues < 0) {
      throw tokens.malformed("Too many values");
    }
    return switch (token) {
      case JsonTokenId.ID_START_OBJECT -> object(tokens.next());
      case JsonTokenId.ID_START_ARRAY -> array();
      case JsonTokenId.ID_STRING -> tokens.text();
      case JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_NUMBER_FLOAT -> {
        JsonNumber number = JsonNumber.of(tokens.text());
        // A number with a literal takes twice the memory.
        remainingValues -= number.hasLiteral() ? 1 : 0;
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
    // A bit set of hashes: names are compared only if the bit of the hash is already set.
    long hashes = 0;
    for (; token == JsonTokenId.ID_FIELD_NAME; token = tokens.next()) {
      String name = tokens.name();
      long bit = 1L << name.hashCode();
      if ((hashes & bit) != 0
          && top - start <= JsonObject.MAX_LINEAR_SEARCH
          && hasName(start, name)) {
        throw tokens.malformed("Duplicate member");
      }
      hashes |= bit;
      push(name);
      push(value(tokens.next()));
    }
    if (token != JsonTokenId.ID_END_OBJECT) {
      throw tokens.malformed("Not the end of an object");
    }
    JsonObject object = top == start ? JsonObject.EMPTY : new JsonObject(pop(start));
    if (object.hasDuplicates()) {
      throw tokens.malformed("Duplicate member");
    }
    return object;
  }

  private boolean hasName(int start, String name) {
    for (int i = start; i < top; i += 2) {
      if (name.equals(stack[i])) {
        return true;
      }
    }
    return false;
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
