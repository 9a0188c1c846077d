package io.github.cbrsdk.conformance.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a HAR. Every member may be missing, since browsers and proxies leave out different
 * ones.
 */
final class HarEntry {
  /** What stands for a response that was not recorded: no status and no body. */
  private static final Response NOTHING = new Response(null, Headers.none(), null);

  private final Predicate<Request> wanted;
  private final HarContent content = new HarContent();
  private @Nullable Instant started;
  private @Nullable Request request;
  private boolean foreign;
  private int status;
  private Headers headers = Headers.none();
  private Response response = NOTHING;

  private HarEntry(Predicate<Request> wanted) {
    this.wanted = wanted;
  }

  /**
   * Reads entries until the parser's array or input ends; each bears its index in its label.
   *
   * @param wanted tells whose answers to read: others may be of any size and form
   */
  static void readAll(
      JsonParser parser, String label, Predicate<Request> wanted, Consumer<Exchange> consumer)
      throws IOException {
    for (int index = 0; ; index++) {
      JsonToken token = parser.nextToken();
      if (token == null || token == JsonToken.END_ARRAY) {
        return;
      }
      String source = label + "#" + index;
      HarEntry entry = new HarEntry(wanted);
      entry.read(parser);
      consumer.accept(new Exchange(source, entry.started, entry.request, entry.response));
    }
  }

  private void read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "startedDateTime" -> started = Times.parse(RecordingJson.stringOrSkip(parser));
        case "request" -> {
          request = value == JsonToken.START_OBJECT ? readRequest(parser) : null;
          foreign = request != null && !wanted.test(request);
        }
        case "response" -> {
          if (value == JsonToken.START_OBJECT && !foreign) {
            readResponse(parser);
          } else {
            parser.skipChildren();
          }
        }
        default -> parser.skipChildren();
      }
    }
    response = foreign ? NOTHING : response();
  }

  private static @Nullable Request readRequest(JsonParser parser) throws IOException {
    String method = null;
    String url = null;
    Headers headers = Headers.none();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "method" -> method = RecordingJson.stringOrSkip(parser);
        case "url" -> url = RecordingJson.stringOrSkip(parser);
        case "headers" -> headers = readHeaders(parser);
        default -> parser.skipChildren();
      }
    }
    return url == null
        ? null
        : new Request(method == null ? "GET" : method.toUpperCase(Locale.ROOT), url, headers);
  }

  private void readResponse(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "status" -> status = readStatus(parser);
        case "headers" -> headers = readHeaders(parser);
        case "bodySize" -> content.readSize(parser);
        case "content" -> {
          if (value == JsonToken.START_OBJECT) {
            content.read(parser);
          }
        }
        default -> parser.skipChildren();
      }
    }
  }

  private Response response() {
    if (headers.all().isEmpty() && content.mediaType() != null) {
      // A real response has headers; none listed means that the exporter left them out.
      headers = Headers.of("Content-Type", content.mediaType());
    }
    // Browsers write status 0 for what was blocked or aborted.
    if (status == 0 || content.isMissing()) {
      return NOTHING;
    }
    try {
      return new Response(status, headers, content.body());
    } catch (IOException | SourceException e) {
      // One answer that was exported badly says nothing of the others.
      return NOTHING;
    }
  }

  private static int readStatus(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return parser.getValueAsInt();
    }
    parser.skipChildren();
    return 0;
  }

  private static Headers readHeaders(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return Headers.none();
    }
    List<Header> headers = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      String name = null;
      String value = null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String member = parser.currentName();
        parser.nextToken();
        switch (member) {
          case "name" -> name = RecordingJson.stringOrSkip(parser);
          case "value" -> value = RecordingJson.stringOrSkip(parser);
          default -> parser.skipChildren();
        }
      }
      // HTTP/2's pseudo headers (":status") are no headers.
      if (name != null && !name.startsWith(":")) {
        headers.add(new Header(name, value == null ? "" : value));
      }
    }
    return Headers.of(headers);
  }
}
