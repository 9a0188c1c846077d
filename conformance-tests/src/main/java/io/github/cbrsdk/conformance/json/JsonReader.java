package io.github.cbrsdk.conformance.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.cbrsdk.conformance.json.JsonFlaw.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text in a single pass and collects its flaws; does not throw for any input. */
public final class JsonReader {
  /** The size of a text, in bytes: a tree takes several times the space of its text. */
  public static final int MAX_BYTES = 16 << 20;

  /** The number of values in one text. */
  public static final int MAX_VALUES = 1_000_000;

  /** The depth of nested objects and arrays. */
  public static final int MAX_DEPTH = 1000;

  private static final int MAX_FLAWS = 100;

  /** For up to so many members a bit mask finds duplicates faster than a set. */
  private static final int FEW_MEMBERS = 40;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_BYTES)
                  .maxNumberLength(MAX_BYTES)
                  .maxNameLength(MAX_BYTES)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final JsonParser parser;
  private final List<JsonFlaw> flaws = new ArrayList<>();

  /** Names of members and indexes of elements. */
  private final Deque<Object> path = new ArrayDeque<>();

  private Json[] values = new Json[64];
  private String[] names = new String[64];
  private int top;
  private int count;
  private boolean failed;
  private @Nullable String beyondLimits;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads a text of bytes, which should be UTF-8. */
  public static JsonText read(byte[] text) {
    if (text.length > MAX_BYTES) {
      return new JsonText(
          null, false, List.of(), "the body is larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    Encoding encoding = Encoding.of(text);
    int offset = encoding == Encoding.BYTE_ORDER_MARK ? Encoding.MARK_LENGTH : 0;
    List<JsonFlaw> flaws = new ArrayList<>();
    encoding.flaw().ifPresent(what -> flaws.add(new JsonFlaw(Kind.MALFORMED, List.of(), what)));
    if (encoding == Encoding.OTHER) {
      return new JsonText(null, false, flaws, null);
    }
    try (JsonParser parser = FACTORY.createParser(text, offset, text.length - offset)) {
      JsonReader reader = new JsonReader(parser);
      JsonText read = reader.read();
      if (flaws.isEmpty()) {
        return read;
      }
      for (JsonFlaw flaw : read.flaws()) {
        // A syntax error because of such bytes is not a second flaw.
        if (flaw.kind() != Kind.MALFORMED || encoding != Encoding.BROKEN || read.complete()) {
          flaws.add(flaw);
        }
      }
      return new JsonText(read.value(), read.complete(), flaws, read.beyondLimits());
    } catch (IOException e) {
      flaws.add(new JsonFlaw(Kind.MALFORMED, List.of(), "a text that cannot be read"));
      return new JsonText(null, false, flaws, null);
    }
  }

  private JsonText read() {
    JsonToken first = next();
    if (first == null) {
      flaw(failed ? "text that is not JSON" : "no value at all");
      return new JsonText(null, false, flaws, beyondLimits);
    }
    Json value = value(first);
    boolean complete = !failed;
    if (failed) {
      flaw("a syntax error, or the text breaks off");
    } else if (next() != null || failed) {
      flaw("text behind the value");
    }
    return new JsonText(value, complete, flaws, beyondLimits);
  }

  private Json value(JsonToken token) {
    count++;
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> string();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonNumber.of(text());
      case VALUE_TRUE -> JsonBoolean.TRUE;
      case VALUE_FALSE -> JsonBoolean.FALSE;
      default -> JsonNull.NULL;
    };
  }

  private Json string() {
    return new JsonString(text());
  }

  private JsonObject object() {
    int base = top;
    // One bit for the hash of each name: names are compared only if it is set already.
    long bits = 0;
    Set<String> seen = null;
    for (JsonToken token = next(); token == JsonToken.FIELD_NAME; token = next()) {
      String name = name();
      path.addLast(name);
      if (seen == null && top - base > FEW_MEMBERS) {
        seen = new HashSet<>(Arrays.asList(names).subList(base, top));
      }
      long bit = 1L << name.hashCode();
      if (seen == null ? (bits & bit) != 0 && isAmong(name, base) : !seen.add(name)) {
        duplicate();
      }
      bits |= bit;
      JsonToken next = next();
      if (next == null) {
        path.removeLast();
        break;
      }
      Json value = value(next);
      push(name, value);
      path.removeLast();
    }
    JsonObject object =
        new JsonObject(Arrays.copyOfRange(names, base, top), Arrays.copyOfRange(values, base, top));
    pop(base);
    return object;
  }

  private JsonArray array() {
    int base = top;
    for (JsonToken token = next(); token != null && token != JsonToken.END_ARRAY; token = next()) {
      path.addLast(top - base);
      push("", value(token));
      path.removeLast();
    }
    JsonArray array = new JsonArray(Arrays.copyOfRange(values, base, top));
    pop(base);
    return array;
  }

  private boolean isAmong(String name, int base) {
    for (int i = base; i < top; i++) {
      if (names[i].equals(name)) {
        return true;
      }
    }
    return false;
  }

  private void push(String name, Json value) {
    if (top == values.length) {
      values = Arrays.copyOf(values, top * 2);
      names = Arrays.copyOf(names, top * 2);
    }
    names[top] = name;
    values[top++] = value;
  }

  private void pop(int base) {
    top = base;
  }

  private void duplicate() {
    if (flaws.size() < MAX_FLAWS) {
      List<String> where = path.stream().map(String::valueOf).toList();
      flaws.add(new JsonFlaw(Kind.DUPLICATE_MEMBER, where, "two members of one name"));
    }
  }

  private void flaw(String what) {
    if (beyondLimits == null) {
      flaws.add(new JsonFlaw(Kind.MALFORMED, Collections.emptyList(), what));
    }
  }

  /** The next token; null at the end, or after a failure. */
  private @Nullable JsonToken next() {
    if (failed) {
      return null;
    }
    if (count > MAX_VALUES) {
      failed = true;
      beyondLimits = "the body has more than " + MAX_VALUES + " values";
      return null;
    }
    try {
      return parser.nextToken();
    } catch (StreamConstraintsException e) {
      failed = true;
      beyondLimits = "the body is nested deeper than " + MAX_DEPTH;
      return null;
    } catch (IOException e) {
      failed = true;
      return null;
    }
  }

  private String name() {
    try {
      return parser.currentName();
    } catch (IOException e) {
      failed = true;
      return "";
    }
  }

  private String text() {
    try {
      return parser.getText();
    } catch (IOException e) {
      failed = true;
      return "";
    }
  }
}
