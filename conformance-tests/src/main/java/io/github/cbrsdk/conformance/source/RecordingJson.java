package io.github.cbrsdk.conformance.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How recordings are read as JSON: streaming, with limits that a hostile file cannot exceed. */
final class RecordingJson {
  /** The largest body that is checked, in bytes. */
  static final int MAX_BODY = 16 << 20;

  static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(MAX_BODY / 3 * 4 + 4) // base64 of the largest body
                      .build())
              .build());

  private RecordingJson() {}

  /** The text of the value that the parser is at, or null where it is no string; skips it. */
  static @Nullable String stringOrSkip(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }
}
