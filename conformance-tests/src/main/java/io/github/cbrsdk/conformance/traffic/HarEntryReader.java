package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.traffic.JsonCursor.ValueReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of a HAR. Every member may be missing, since browsers and proxies leave out
 * different ones. For one thread.
 */
final class HarEntryReader {
  private final JsonCursor cursor;
  private final TrafficFilter filter;
  private final Map<String, ValueReader> entryMembers =
      Map.of(
          "startedDateTime", this::readStart,
          "request", this::readRequest,
          "response", this::readResponse);
  private final Map<String, ValueReader> requestMembers =
      Map.of(
          "method", this::readMethod,
          "url", this::readUrl,
          "headers", () -> requestHeaders = readHeaders("request"));
  private final Map<String, ValueReader> responseMembers =
      Map.of(
          "status", this::readStatus,
          "headers", () -> responseHeaders = readHeaders("response"),
          "bodySize", this::readSize,
          "content", this::readContent);
  private final Map<String, ValueReader> contentMembers =
      Map.of(
          "text", this::readText,
          "size", this::readSize,
          "mimeType", this::readMediaType,
          "encoding", this::readEncoding);
  private final Map<String, ValueReader> headerMembers =
      Map.of("name", this::readHeaderName, "value", this::readHeaderValue);

  private @Nullable Instant started;
  private @Nullable String method;
  private @Nullable String url;
  private List<Header> requestHeaders = List.of();
  private @Nullable Request request;
  private @Nullable Omission foreign;
  private @Nullable Integer status;
  private boolean aborted;
  private List<Header> responseHeaders = List.of();
  private byte @Nullable [] text;
  private @Nullable String mediaType;
  private boolean base64;
  private boolean empty;
  private boolean filled;
  private @Nullable String headerName;
  private @Nullable String headerValue;

  HarEntryReader(JsonCursor cursor, TrafficFilter filter) {
    this.cursor = cursor;
    this.filter = filter;
  }

  /** Reads the entry at which the cursor stands. */
  Exchange read(String source) throws IOException {
    reset();
    if (!cursor.object(entryMembers)) {
      cursor.flaw(Unread.NO_REQUEST);
    }
    Response response = foreign == null ? response() : Unread.NOTHING;
    String flaw = cursor.takeFlaw();
    if (foreign != null) {
      return new Exchange(source, started, request, Unread.NOTHING).without(foreign);
    }
    return flaw == null
        ? new Exchange(source, started, request, response)
        : Unread.exchange(source, started, request, flaw);
  }

  private void reset() {
    started = null;
    request = null;
    foreign = null;
    status = null;
    aborted = false;
    responseHeaders = List.of();
    text = null;
    mediaType = null;
    base64 = false;
    empty = false;
    filled = false;
  }

  private void readStart() throws IOException {
    started = RecordedTime.parse(cursor.string());
  }

  private void readRequest() throws IOException {
    method = null;
    url = null;
    requestHeaders = List.of();
    if (cursor.object(requestMembers) && method != null && url != null) {
      Request read = new Request(method.toUpperCase(Locale.ROOT), url, Headers.of(requestHeaders));
      request = read;
      foreign = filter.omission(read);
    }
  }

  private void readMethod() throws IOException {
    method = cursor.string();
  }

  private void readUrl() throws IOException {
    url = cursor.string();
  }

  private void readResponse() throws IOException {
    if (foreign == null) {
      cursor.object(responseMembers);
    }
  }

  private void readStatus() throws IOException {
    status = cursor.status();
    aborted = "0".equals(cursor.integer());
  }

  /** A size is -1 or absent where it is not known. */
  private void readSize() throws IOException {
    String size = cursor.integer();
    if (size != null) {
      empty |= size.equals("0");
      filled |= !size.equals("0") && !size.startsWith("-");
    }
  }

  private void readContent() throws IOException {
    if (!cursor.object(contentMembers) && !cursor.isNull()) {
      cursor.flaw(Unread.NO_BODY);
    }
  }

  private void readText() throws IOException {
    text = cursor.utf8();
    if (text == null && !cursor.isNull()) {
      cursor.flaw(Unread.NO_BODY);
    }
  }

  private void readMediaType() throws IOException {
    String type = cursor.string();
    mediaType = type == null || type.isEmpty() || type.equals("x-unknown") ? null : type;
  }

  private void readEncoding() throws IOException {
    String encoding = cursor.string();
    base64 = "base64".equalsIgnoreCase(encoding);
    if (encoding == null ? !cursor.isNull() : !base64 && !encoding.matches("(?i)(utf-?8)?")) {
      cursor.flaw("the body was exported in an encoding that is not known");
    }
  }

  private List<Header> readHeaders(String message) throws IOException {
    List<Header> headers = new ArrayList<>();
    boolean list =
        cursor.array(
            () -> {
              headerName = null;
              headerValue = null;
              if (!cursor.object(headerMembers) || headerName == null || headerValue == null) {
                cursor.flaw(Unread.headers(message));
              } else if (!headerName.startsWith(":")) { // HTTP/2's pseudo headers are none.
                headers.add(new Header(headerName, headerValue));
              }
            });
    if (!list && !cursor.isNull()) {
      cursor.flaw(Unread.headers(message));
    }
    return headers;
  }

  private void readHeaderName() throws IOException {
    headerName = cursor.string();
  }

  private void readHeaderValue() throws IOException {
    headerValue = cursor.isNull() ? "" : cursor.string();
  }

  private Response response() {
    if (request == null) {
      cursor.flaw(Unread.NO_REQUEST);
    } else if (status == null) {
      // Browsers write status 0 for what was blocked or aborted.
      cursor.flaw(aborted ? Unread.ABORTED : Unread.NO_STATUS);
    }
    Headers headers = Headers.of(responseHeaders);
    if (responseHeaders.isEmpty() && mediaType != null) {
      // A real response has headers; none listed means that the exporter left them out.
      headers = Headers.of("Content-Type", mediaType);
    }
    return new Response(status, headers, body(headers));
  }

  private byte @Nullable [] body(Headers headers) {
    if (status != null && status == java.net.HttpURLConnection.HTTP_NOT_MODIFIED) {
      return null; // Browsers export what they had in their cache.
    }
    if (text == null || text.length == 0) {
      boolean bodiless =
          status != null
              && (status == java.net.HttpURLConnection.HTTP_NO_CONTENT || status / 100 == 1);
      boolean head = request != null && request.method().equals("HEAD");
      if (filled || !(empty || bodiless || head)) {
        cursor.flaw(Unread.NO_BODY);
      }
      return null;
    }
    try {
      return ContentDecoder.decode(base64 ? ContentDecoder.base64(text) : text, headers);
    } catch (UnreadableBodyException e) {
      // One response that was exported badly says nothing of the others.
      cursor.flaw(e.reason());
      return null;
    }
  }
}
