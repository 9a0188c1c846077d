package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** What a document of a recording is, told by the names of its first two levels of members. */
enum RecordingFormat {
  HAR,
  /** One entry of a HAR without the HAR around it. */
  HAR_ENTRY,
  WIREMOCK,
  /** Several stubs in an array {@code mappings}. */
  WIREMOCK_LIST,
  REDOCLY,
  /** A response body alone; also every JSON that is none of the others. */
  BODY,
  /** A known format that holds no responses of the service; see {@link ForeignFormat}. */
  FOREIGN;

  /** A document that was looked at. */
  private static final class Names {
    private final JsonParser parser;
    private final Set<String> names = new HashSet<>();

    Names(JsonParser parser) {
      this.parser = parser;
    }

    boolean has(String name) {
      return names.contains(name);
    }

    /** Reads the names of an object, until they tell what it is. */
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

    /** Members that can be followed by more than should be read twice. */
    boolean isTold() {
      return has("log{}") || isHarEntry();
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
   * What was told.
   *
   * @param format the format of the document, or of the first element if it is an array
   * @param foreign the name of the format if it is {@link #FOREIGN}, otherwise empty
   */
  record Told(RecordingFormat format, String foreign) {}

  /** Looks at the parser's next document, no further than it must. */
  static Told of(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_ARRAY) {
      first = parser.nextToken();
    }
    if (first != JsonToken.START_OBJECT) {
      return new Told(BODY, "");
    }
    Names names = new Names(parser);
    names.read("");
    return told(names);
  }

  private static Told told(Names names) {
    if (names.has("log{}")) {
      return new Told(HAR, "");
    }
    if (names.isHarEntry()) {
      return new Told(HAR_ENTRY, "");
    }
    String foreign = ForeignFormat.ofMembers(names.names);
    if (!foreign.isEmpty()) {
      return new Told(FOREIGN, foreign);
    }
    if (names.has("request/url:absolute")
        || (names.has("request{}")
            && (names.has("response/body{}") || names.has("response/body[]")))) {
      return new Told(REDOCLY, "");
    }
    if (names.has("mappings[]")) {
      return new Told(WIREMOCK_LIST, "");
    }
    boolean stub =
        names.has("response{}")
            || (names.has("request") && names.has("response"))
            || names.names.stream().anyMatch(name -> name.matches("request/(method|url.*)"));
    return new Told(stub ? WIREMOCK : BODY, "");
  }
}
