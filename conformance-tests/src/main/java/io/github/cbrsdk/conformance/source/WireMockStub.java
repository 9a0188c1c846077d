package io.github.cbrsdk.conformance.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One WireMock stub, read as the exchange it plays. */
final class WireMockStub {
  private final RecordingFile file;
  private final byte[] json;
  private @Nullable JsonNode request;
  private @Nullable Instant recordedAt;
  private @Nullable Integer requiredStatus;
  private int status = 200;
  private Headers headers = Headers.none();
  private byte @Nullable [] body;
  private boolean answers = true;

  /**
   * @param json the whole file, from which a {@code jsonBody} is cut out as it is written, so that
   *     duplicate members and the form of numbers survive
   */
  WireMockStub(RecordingFile file, byte[] json) {
    this.file = file;
    this.json = json;
  }

  /** Takes over the member whose value the parser is at. */
  void readMember(JsonParser parser, String name) throws IOException {
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    switch (name) {
      case "request" -> request = parser.readValueAsTree();
      case "response" -> {
        if (object) {
          readResponse(parser);
        }
      }
      case "metadata" -> {
        JsonNode metadata = parser.readValueAsTree();
        recordedAt = Times.parse(metadata.path("recorded_at").textValue());
        JsonNode required = metadata.path("required_status");
        requiredStatus = required.canConvertToInt() ? required.intValue() : null;
      }
      default -> parser.skipChildren();
    }
  }

  private void readResponse(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "status" -> status = parser.getValueAsInt(status);
        case "headers" -> headers = responseHeaders(parser.readValueAsTree());
        case "jsonBody" -> body = slice(parser);
        case "body" -> body = utf8(RecordingJson.stringOrSkip(parser));
        case "base64Body" -> body = base64(RecordingJson.stringOrSkip(parser));
        case "bodyFileName" -> body = BodyFile.read(file, RecordingJson.stringOrSkip(parser));
        case "fault", "proxyBaseUrl" -> answers = parser.currentToken() == JsonToken.VALUE_NULL;
        default -> parser.skipChildren();
      }
    }
  }

  /** The exchange, or null where the stub breaks the connection or asks another server. */
  @Nullable Exchange toExchange(String source) {
    return answers
        ? new Exchange(
            source, recordedAt, requested(), new Response(status, headers, body), requiredStatus)
        : null;
  }

  private byte[] slice(JsonParser parser) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    if (start < 0) {
      throw new SourceException("it is not in UTF-8");
    }
    parser.skipChildren();
    parser.finishToken();
    int end = (int) parser.currentLocation().getByteOffset();
    return Arrays.copyOfRange(json, start, end);
  }

  private static byte @Nullable [] utf8(@Nullable String text) {
    return text == null ? null : Utf8.encode(text.toCharArray(), 0, text.length());
  }

  private static byte @Nullable [] base64(@Nullable String text) {
    try {
      return text == null
          ? null
          : Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new SourceException("its base64Body is not base64", e);
    }
  }

  private static Headers responseHeaders(JsonNode members) {
    List<Header> headers = new ArrayList<>();
    members
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isArray()) {
                member
                    .getValue()
                    .forEach(v -> headers.add(new Header(member.getKey(), v.asText())));
              } else {
                headers.add(new Header(member.getKey(), member.getValue().asText()));
              }
            });
    return Headers.of(headers);
  }

  /** The one request that the stub answers, or null where it answers many. */
  private @Nullable Request requested() {
    if (request == null) {
      return null;
    }
    String url = url(request);
    String method = request.path("method").asText("GET").toUpperCase(Locale.ROOT);
    return url == null
        ? null
        : new Request(method.equals("ANY") ? "GET" : method, url, requestHeaders(request));
  }

  private static @Nullable String url(JsonNode request) {
    for (String member : List.of("url", "urlPath")) {
      if (request.path(member).isTextual()) {
        return request.path(member).textValue();
      }
    }
    return null;
  }

  /** A header that may have many values is there with the text that they are matched with. */
  private static Headers requestHeaders(JsonNode request) {
    List<Header> headers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> header : request.path("headers").properties()) {
      for (JsonNode operand : header.getValue()) {
        if (operand.isTextual()) {
          headers.add(new Header(header.getKey(), operand.textValue()));
          break;
        }
      }
    }
    return Headers.of(headers);
  }
}
