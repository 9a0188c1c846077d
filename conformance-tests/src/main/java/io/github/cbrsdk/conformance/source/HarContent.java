package io.github.cbrsdk.conformance.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.conformance.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The body of a HAR response: as text, or as base64, and sometimes still gzipped. */
final class HarContent {
  private byte @Nullable [] text;
  private @Nullable String mediaType;
  private boolean base64;
  private boolean empty;
  private boolean filled;

  /** Reads the members of the object that the parser has entered. */
  void read(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "text" -> {
          if (value == JsonToken.VALUE_STRING) {
            text =
                Utf8.encode(
                    parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
          }
        }
        case "size" -> readSize(parser);
        case "mimeType" -> mediaType = RecordingJson.stringOrSkip(parser);
        case "encoding" -> base64 = "base64".equalsIgnoreCase(RecordingJson.stringOrSkip(parser));
        default -> parser.skipChildren();
      }
    }
  }

  /** The value of the Content-Type header as the exporter tells it, or null. */
  @Nullable String mediaType() {
    return mediaType == null || mediaType.isEmpty() || mediaType.equals("x-unknown")
        ? null
        : mediaType;
  }

  /** Reads a size, which is -1 or absent where it is not known. */
  void readSize(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      String size = parser.getText();
      empty |= size.equals("0");
      filled |= !size.equals("0") && !size.startsWith("-");
    }
    parser.skipChildren();
  }

  /** Whether there was, or may have been, a body that the exporter left out. */
  boolean isMissing() {
    return text == null && (filled || !empty);
  }

  /** The decoded body, or null where there was none. */
  byte @Nullable [] body() throws IOException {
    if (text == null) {
      return null;
    }
    byte[] body = base64 ? decode(text) : text;
    return isGzip(body) ? inflate(body) : body;
  }

  private static byte[] decode(byte[] text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new SourceException("it has a body that says it is base64 and is not", e);
    }
  }

  /** No JSON text begins like this. */
  private static boolean isGzip(byte[] body) {
    return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
  }

  private static byte[] inflate(byte[] body) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] inflated = in.readNBytes(RecordingJson.MAX_BODY + 1);
      if (inflated.length > RecordingJson.MAX_BODY) {
        throw new SourceException(
            "it has a body that inflates to more than %d MiB"
                .formatted(RecordingJson.MAX_BODY >> 20));
      }
      return inflated;
    }
  }
}
