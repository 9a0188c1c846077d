package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.traffic.JsonCursor.ValueReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one line of the NDJSON of Redocly's {@code drift}. */
final class RedoclyReader {
  private final JsonCursor cursor;
  private final byte[] document;
  private final Map<String, ValueReader> requestMembers =
      Map.of(
          "method", this::readMethod,
          "url", this::readUrl,
          "headers", this::readRequestHeaders);
  private final Map<String, ValueReader> responseMembers =
      Map.of(
          "status", this::readStatus,
          "headers", this::readResponseHeaders,
          "body", this::readBody);

  private @Nullable Instant recordedAt;
  private @Nullable String method;
  private @Nullable String url;
  private List<Header> requestHeaders = List.of();
  private @Nullable Integer status;
  private List<Header> responseHeaders = List.of();
  private byte @Nullable [] body;
  private boolean exported;

  /**
   * @param document the bytes that the cursor reads, from which a body is cut out as it is written
   */
  RedoclyReader(JsonCursor cursor, byte[] document) {
    this.cursor = cursor;
    this.document = document;
  }

  /** Reads the exchange at which the cursor stands. */
  Exchange read(String source, TrafficFilter filter) throws IOException {
    cursor.object(
        Map.of(
            "timestamp", () -> recordedAt = RecordedTime.parse(cursor.string()),
            "request", () -> cursor.object(requestMembers),
            "response", () -> cursor.object(responseMembers)));
    if (method == null || url == null) {
      return Unread.exchange(source, recordedAt, null, Unread.NO_REQUEST);
    }
    Request request = new Request(method.toUpperCase(Locale.ROOT), url, Headers.of(requestHeaders));
    Omission foreign = filter.omission(request);
    if (foreign != null) {
      return new Exchange(source, recordedAt, request, Unread.NOTHING).without(foreign);
    }
    if (status == null) {
      cursor.flaw(Unread.NO_STATUS);
    } else if (!exported && status != 204 && status != 304) {
      cursor.flaw(Unread.NO_BODY);
    }
    if (responseHeaders.isEmpty()) {
      // A real response has headers; none listed means that the exporter left them out.
      cursor.flaw(Unread.headers("response"));
    }
    Headers headers = Headers.of(responseHeaders);
    try {
      body = body == null ? null : ContentDecoder.decode(body, headers);
    } catch (UnreadableBodyException e) {
      cursor.flaw(e.reason());
    }
    String flaw = cursor.takeFlaw();
    return flaw != null
        ? Unread.exchange(source, recordedAt, request, flaw)
        : new Exchange(source, recordedAt, request, new Response(status, headers, body));
  }

  private void readMethod() throws IOException {
    method = cursor.string();
  }

  private void readUrl() throws IOException {
    url = cursor.string();
  }

  private void readRequestHeaders() throws IOException {
    requestHeaders = HeaderMembers.read(cursor, "request");
  }

  private void readStatus() throws IOException {
    status = cursor.status();
  }

  private void readResponseHeaders() throws IOException {
    responseHeaders = HeaderMembers.read(cursor, "response");
  }

  /** A string is the body as text; any other value is a body of JSON. */
  private void readBody() throws IOException {
    String text = cursor.string();
    exported = !cursor.isNull();
    if (text != null) {
      body = text.getBytes(UTF_8);
    } else if (exported) {
      body = cursor.slice(document);
    }
  }
}
