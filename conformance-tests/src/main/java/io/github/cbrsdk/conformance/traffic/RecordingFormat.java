package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The format of a recorded document, detected from the first two levels of members. */
enum RecordingFormat {
  HAR,
  /** An entry of a HAR alone. */
  HAR_ENTRY,
  /** A line of a trace of Playwright, with an entry of a HAR. */
  TRACE,
  WIREMOCK,
  /** An array {@code mappings} of stubs. */
  WIREMOCK_LIST,
  /** Entries of an {@link EntryFormat}, or a document with a list of them. */
  ENTRIES,
  /** A response body: any other JSON. */
  BODY,
  /** A known format without responses; see {@link ForeignFormat}. */
  FOREIGN;

  /** The member names of a document. */
  private static final class Names {
    private final JsonParser parser;
    private final Set<String> names = new HashSet<>();

    Names(JsonParser parser) {
      this.parser = parser;
    }

    boolean has(String name) {
      return names.contains(name);
    }

    /** Reads the names of an object until they determine the format. */
    boolean read(String prefix) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = prefix + parser.currentName();
        JsonToken value = parser.nextToken();
        names.add(name);
        if (value.isStructStart()) {
          names.add(name + (value == JsonToken.START_ARRAY ? "[]" : "{}"));
        } else if (value == JsonToken.VALUE_STRING
            && name.equals("request/url")
            && parser.getText().contains("://")) {
          names.add("request/url:absolute");
        }
        if (isTold()) {
          return true;
        }
        if (value == JsonToken.START_OBJECT && prefix.isEmpty() && read(name + "/")) {
          return true;
        }
        parser.skipChildren();
      }
      return false;
    }

    /** Whether the format is known before the large members are read. */
    boolean isTold() {
      return has("log{}") || has("snapshot/request{}") || isHarEntry();
    }

    boolean isHarEntry() {
      return has("startedDateTime")
          || has("request/httpVersion")
          || has("request/headers[]")
          || has("response/httpVersion")
          || has("response/headers[]")
          || has("response/content");
    }
  }

  /**
   * The detected format.
   *
   * @param format the format of the document, or of the first element if it is an array
   * @param foreign the name of the format if it is {@link #FOREIGN}, otherwise empty
   * @param entries how to read it if it is {@link #ENTRIES}, otherwise null
   */
  record Told(RecordingFormat format, String foreign, @Nullable EntryFormat entries) {
    Told(RecordingFormat format) {
      this(format, "", null);
    }
  }

  /** Detects the format of the next document and reads no more than necessary. */
  static Told of(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_ARRAY) {
      first = parser.nextToken();
    }
    if (first != JsonToken.START_OBJECT) {
      return new Told(BODY);
    }
    Names names = new Names(parser);
    names.read("");
    return told(names);
  }

  private static Told told(Names names) {
    if (names.has("log{}")) {
      return new Told(HAR);
    }
    if (names.isHarEntry()) {
      return new Told(HAR_ENTRY);
    }
    if (names.has("snapshot/request{}")) {
      return new Told(TRACE);
    }
    EntryFormat entries = EntryFormat.of(names.names);
    if (entries != null) {
      return new Told(ENTRIES, "", entries);
    }
    String foreign = ForeignFormat.ofMembers(names.names);
    if (!foreign.isEmpty()) {
      return new Told(FOREIGN, foreign, null);
    }
    if (names.has("mappings[]")) {
      return new Told(WIREMOCK_LIST);
    }
    boolean stub =
        names.has("response{}")
            || (names.has("request") && names.has("response"))
            || names.names.stream().anyMatch(name -> name.matches("request/(method|url.*)"));
    return new Told(stub ? WIREMOCK : BODY);
  }
}
