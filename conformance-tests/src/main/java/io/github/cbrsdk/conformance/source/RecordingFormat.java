package io.github.cbrsdk.conformance.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.conformance.Request;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a file of recordings can be. */
enum RecordingFormat {
  HAR,
  /** HAR entries without the HAR around them, usually one a line. */
  HAR_ENTRIES,
  WIREMOCK,
  /** Response bodies alone, one a line; only the name of the file tells them from a single one. */
  BODIES,
  /** A response body alone; also everything that is none of the others. */
  BODY;

  private static final Pattern LINES = Pattern.compile("(?i).*[.](ndjson|jsonl)([.]gz)?");

  /**
   * What reads it.
   *
   * @param wanted tells whose answers to read, where there may be others
   */
  RecordingReader reader(Predicate<Request> wanted) {
    return switch (this) {
      case HAR -> new HarReader(wanted);
      case HAR_ENTRIES -> new HarEntriesReader(wanted);
      case WIREMOCK -> new WireMockReader();
      case BODIES -> new BodiesReader();
      case BODY -> new BodyReader();
    };
  }

  /** Tells by the first members; reads no further than it must. */
  static RecordingFormat of(RecordingFile file) throws IOException {
    RecordingFormat format = ofContent(file);
    return format == BODY && LINES.matcher(file.label()).matches() ? BODIES : format;
  }

  private static RecordingFormat ofContent(RecordingFile file) throws IOException {
    try (InputStream in = file.open();
        JsonParser parser = RecordingJson.MAPPER.createParser(in)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? ofObject(parser) : BODY;
    } catch (JsonProcessingException e) {
      return BODY;
    }
  }

  private static RecordingFormat ofObject(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "log" -> {
          if (value == JsonToken.START_OBJECT) {
            return HAR;
          }
        }
        case "mappings" -> {
          if (value == JsonToken.START_ARRAY) {
            return WIREMOCK;
          }
        }
        case "startedDateTime" -> {
          return HAR_ENTRIES;
        }
        case "request" -> {
          if (value == JsonToken.START_OBJECT && isHarMessage(parser)) {
            return HAR_ENTRIES;
          }
        }
        case "response" -> {
          if (value == JsonToken.START_OBJECT) {
            return isHarMessage(parser) ? HAR_ENTRIES : WIREMOCK;
          }
        }
        default -> {}
      }
      parser.skipChildren();
    }
    return BODY;
  }

  /** HAR lists headers in an array and wraps a body in {@code content}; WireMock does neither. */
  private static boolean isHarMessage(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("content")
          || name.equals("httpVersion")
          || (name.equals("headers") && value == JsonToken.START_ARRAY)) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
