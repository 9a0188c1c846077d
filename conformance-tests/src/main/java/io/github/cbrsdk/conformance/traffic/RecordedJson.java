package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of a recording. It is read as a whole before its members are used, so that no value
 * can hide the values after it. Accessors of another type return null or nothing.
 *
 * @param type the first token of the value; null if the value is missing
 * @param text the text of a scalar
 * @param members the members of an object, or the elements of an array
 * @param document the bytes that the value is part of; null if they are not kept
 * @param start the position of the value in the document
 * @param flaws is told why the recording cannot be read as an exchange
 */
@SuppressWarnings("ArrayRecordComponent") // All values of a document share its bytes.
record RecordedJson(
    @Nullable JsonToken type,
    @Nullable RecordedText text,
    List<Member> members,
    byte @Nullable [] document,
    int start,
    int end,
    Consumer<String> flaws) {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(RecordingFile.MAX_BODY / 3 * 4 + 4) // base64 of the largest body
                  .maxNumberLength(RecordingFile.MAX_BODY)
                  .maxNameLength(RecordingFile.MAX_BODY)
                  .maxNestingDepth(100_000)
                  .build())
          .build();

  /** The deepest value that a reader needs is the value of a header. */
  private static final int MAX_DEPTH = 5;

  /** Members whose value is a body, kept as it is written. */
  private static final Set<String> BODIES = Set.of("jsonBody", "body", "stream");

  private static final RecordedJson ABSENT =
      new RecordedJson(null, null, List.of(), new byte[0], 0, 0, flaw -> {});

  private static final Choice EVERY = (name, before) -> true;

  /** A member of an object, or an element of an array, which has no name. */
  record Member(String name, RecordedJson value) {}

  /** Tells whether to read a member, by its name and the object with the members before it. */
  interface Choice {
    boolean includes(String name, RecordedJson before) throws IOException;
  }

  /**
   * Reads the value at which a parser stands and leaves the parser at its end.
   *
   * @param document the bytes that the parser reads, or null if {@link #source} is not needed
   * @param flaws is told why the value cannot be read as an exchange
   */
  static RecordedJson read(
      JsonParser parser, byte @Nullable [] document, Consumer<String> flaws, Choice wanted)
      throws IOException {
    return read(parser, document, MAX_DEPTH, flaws, wanted);
  }

  /** Reads a document to a depth; the values below have only their source. */
  static RecordedJson outline(byte[] document, int depth) throws IOException {
    try (JsonParser parser = FACTORY.createParser(document)) {
      parser.nextToken();
      return read(parser, document, depth, RecordedJson::refuse, EVERY);
    }
  }

  private static void refuse(String flaw) {
    throw new SourceException(flaw);
  }

  /** The same value with its members, where it was kept as it is written. */
  RecordedJson inner() throws IOException {
    if (document == null || type == null || !type.isStructStart()) {
      return this;
    }
    byte[] source = source();
    try (JsonParser parser = FACTORY.createParser(source)) {
      parser.nextToken();
      return read(parser, source, flaws, EVERY);
    }
  }

  private static RecordedJson read(
      JsonParser parser,
      byte @Nullable [] document,
      int depth,
      Consumer<String> flaws,
      Choice wanted)
      throws IOException {
    JsonToken type = parser.currentToken();
    int start = document == null ? -1 : (int) parser.currentTokenLocation().getByteOffset();
    RecordedText text = type.isScalarValue() ? RecordedText.of(parser) : null;
    List<Member> members = type.isStructStart() ? new ArrayList<>() : List.of();
    if (depth == 0) {
      parser.skipChildren();
    } else if (type.isStructStart()) {
      RecordedJson before =
          wanted == EVERY
              ? ABSENT
              : new RecordedJson(type, null, members, document, start, -1, flaws);
      while (!parser.nextToken().isStructEnd()) {
        String name = "";
        if (type == JsonToken.START_OBJECT) {
          name = parser.currentName();
          parser.nextToken();
        }
        if (wanted.includes(name, before)) {
          int below = BODIES.contains(name) ? 0 : depth - 1;
          members.add(new Member(name, read(parser, document, below, flaws, EVERY)));
        }
        parser.skipChildren();
      }
    }
    parser.finishToken();
    int end = document == null ? -1 : (int) parser.currentLocation().getByteOffset();
    return new RecordedJson(type, text, members, document, start, end, flaws);
  }

  /** The member of that name; several of them are a flaw. */
  RecordedJson member(String name) {
    RecordedJson found = null;
    if (type == JsonToken.START_OBJECT) {
      for (Member each : members) {
        if (each.name().equals(name)) {
          if (found != null) {
            flaws.accept("the recording has two members '" + name + "' where one is expected");
            break;
          }
          found = each.value();
        }
      }
    }
    return found == null ? ABSENT : found;
  }

  /** The first member that is there and not null. */
  RecordedJson first(String... names) {
    return Stream.of(names)
        .map(this::member)
        .filter(each -> !each.isNull())
        .findFirst()
        .orElse(ABSENT);
  }

  boolean isObject() {
    return type == JsonToken.START_OBJECT;
  }

  boolean isArray() {
    return type == JsonToken.START_ARRAY;
  }

  /** Whether the value is null or missing. */
  boolean isNull() {
    return type == null || type == JsonToken.VALUE_NULL;
  }

  boolean isTrue() {
    return type == JsonToken.VALUE_TRUE || "true".equals(scalar());
  }

  boolean isAbsent() {
    return type == null;
  }

  /** The text, or null if the value is not a string. */
  @Nullable String string() {
    return type == JsonToken.VALUE_STRING ? scalar() : null;
  }

  /** The text of a string, a number or a boolean, or null if the value is none of them. */
  @Nullable String scalar() {
    return isNull() || text == null ? null : text.toString();
  }

  /** The number as it is written, or null if the value is not an integer. */
  @Nullable String integer() {
    return type == JsonToken.VALUE_NUMBER_INT ? scalar() : null;
  }

  /** An HTTP status, or null if the value is none. */
  @Nullable Integer status() {
    String number = integer();
    boolean status = number != null && number.length() == 3 && number.charAt(0) != '-';
    return status ? Integer.valueOf(number) : null;
  }

  /** The text in UTF-8, or null if the value is not a string; see {@link RecordedText#utf8()}. */
  byte @Nullable [] utf8() {
    return type == JsonToken.VALUE_STRING && text != null ? text.utf8() : null;
  }

  /**
   * The bytes of the value as they are written.
   *
   * @throws SourceException if the document is not in UTF-8
   */
  byte[] source() {
    if (document == null || start < 0) {
      throw new SourceException("it is not in UTF-8");
    }
    return Arrays.copyOfRange(document, start, end);
  }

  /**
   * The headers of a message: members of an object, each with one value or an array of values, or a
   * list of objects, each with a name or key and a value.
   *
   * @param message the message that has the headers, for the flaw if they cannot be read
   */
  Headers headers(String message) {
    List<Header> headers = new ArrayList<>();
    boolean readable = isNull() || isObject() || isArray();
    for (Member each : members) {
      RecordedJson value = isObject() ? each.value() : each.value().member("value");
      String name = isObject() ? each.name() : each.value().member("name").string();
      name = name == null ? each.value().member("key").string() : name;
      if (isArray() && value.type == JsonToken.VALUE_NULL) {
        readable &= add(name, "", headers);
      } else if (isObject() && value.isArray()) {
        for (Member one : value.members) {
          readable &= add(name, one.value().scalar(), headers);
        }
      } else {
        readable &= add(name, value.scalar(), headers);
      }
    }
    if (!readable) {
      flaws.accept(ExchangeDraft.noHeaders(message));
    }
    return Headers.of(headers);
  }

  private static boolean add(@Nullable String name, @Nullable String value, List<Header> headers) {
    if (name == null || value == null) {
      return false;
    }
    if (!name.startsWith(":")) { // HTTP/2's pseudo headers are none.
      headers.add(new Header(name, value));
    }
    return true;
  }
}
