package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The format of a recorded document, detected from the first two levels of members; of an array
 * that of its first element.
 *
 * @param entries how to read its entries; null if it has none
 * @param foreign the name of a known format without responses, see {@link ForeignFormat}; otherwise
 *     empty
 */
record RecordingFormat(@Nullable EntryFormat entries, String foreign) {
  /** An HTTP Archive, which is read while it is parsed. */
  static final RecordingFormat HAR = new RecordingFormat(HarEntry.format(HarEntry::isEntry), "");

  /** A response body: any other JSON. */
  static final RecordingFormat BODY = new RecordingFormat(null, "");

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

  /** Detects the format of the next document and reads no more than necessary. */
  static RecordingFormat of(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_ARRAY) {
      first = parser.nextToken();
    }
    if (first != JsonToken.START_OBJECT) {
      return BODY;
    }
    Names names = new Names(parser);
    names.read("");
    if (names.has("log{}")) {
      return HAR;
    }
    EntryFormat entries = EntryFormat.of(names.names);
    return new RecordingFormat(
        entries, entries == null ? ForeignFormat.ofMembers(names.names) : "");
  }
}
