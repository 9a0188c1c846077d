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
        if (name.equals("requests") && value == JsonToken.START_ARRAY) {
          readFirst(name + "/");
        } else if (value == JsonToken.START_OBJECT && prefix.isEmpty() && read(name + "/")) {
          return true;
        }
        parser.skipChildren();
      }
      return false;
    }

    /** Reads the names of the first element of a list, and skips the others. */
    private void readFirst(String prefix) throws IOException {
      JsonToken next = parser.nextToken();
      if (next == JsonToken.START_OBJECT) {
        read(prefix);
        next = parser.nextToken();
      }
      while (next != JsonToken.END_ARRAY) {
        parser.skipChildren();
        next = parser.nextToken();
      }
    }

    /** Whether the format is known before the large members are read. */
    boolean isTold() {
      return has("log{}") || has("snapshot/request{}") || HarEntry.isEntry(names);
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
    EntryFormat entries = EntryFormat.of(names.names);
    if (entries != null) {
      return new Told(ENTRIES, "", entries);
    }
    String foreign = ForeignFormat.ofMembers(names.names);
    return foreign.isEmpty() ? new Told(BODY) : new Told(FOREIGN, foreign, null);
  }
}
