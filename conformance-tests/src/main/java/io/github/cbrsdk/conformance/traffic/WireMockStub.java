package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.traffic.JsonCursor.ValueReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One WireMock stub, read as the exchange that it plays. */
final class WireMockStub {
  private final JsonCursor cursor;
  private final RecordingFile file;
  private final byte[] document;
  private final StubRequest request;
  private @Nullable Instant recordedAt;
  private @Nullable Integer requiredStatus;
  private static final String TEMPLATE = "the body is a template, which WireMock fills in";

  private boolean responded;
  private @Nullable Integer status = 200;
  private List<Header> headers = List.of();
  private byte @Nullable [] body;
  private @Nullable String bodyFile;
  private boolean base64;
  private int bodies;

  /**
   * @param document the bytes that the cursor reads, from which a {@code jsonBody} is cut out as it
   *     is written, so that duplicate members and the form of numbers survive
   */
  WireMockStub(JsonCursor cursor, RecordingFile file, byte[] document) {
    this.cursor = cursor;
    this.file = file;
    this.document = document;
    this.request = new StubRequest(cursor);
  }

  /** Reads the stub at which the cursor stands. */
  Exchange read(String source, TrafficFilter filter) throws IOException {
    cursor.object(
        Map.of(
            "request", request::read,
            "response", this::readResponse,
            "metadata",
                () ->
                    cursor.object(
                        Map.of(
                            "recorded_at",
                            () -> recordedAt = RecordedTime.parse(cursor.string()),
                            "required_status",
                            () -> requiredStatus = cursor.status()))));
    StubRequest.Answered answered = request.answered(filter);
    if (answered.omission() != null) {
      cursor.takeFlaw();
      return new Exchange(source, recordedAt, answered.request(), Unread.NOTHING)
          .without(answered.omission());
    }
    Response response = response();
    String flaw = cursor.takeFlaw();
    return flaw != null
        ? Unread.exchange(source, recordedAt, answered.request(), flaw)
        : new Exchange(source, recordedAt, answered.request(), response, requiredStatus);
  }

  private void readResponse() throws IOException {
    Map<String, ValueReader> members =
        Map.of(
            "status", this::readStatus,
            "headers", () -> headers = HeaderMembers.read(cursor, "response"),
            "jsonBody", () -> body(cursor.slice(document)),
            "body", () -> body(cursor.utf8()),
            "base64Body", this::readBase64,
            "bodyFileName", this::readFileName,
            "transformers", this::readTransformers,
            "fault", () -> refuse("the stub breaks the connection"),
            "proxyBaseUrl", () -> refuse("the stub asks another server"));
    responded = cursor.object(members);
  }

  private void readStatus() throws IOException {
    if (!cursor.isNull()) {
      status = cursor.status();
    }
  }

  private void body(byte @Nullable [] content) {
    if (content == null) {
      if (!cursor.isNull()) {
        cursor.flaw("the body of the stub is no text");
      }
      return;
    }
    body = content;
    if (++bodies > 1) {
      cursor.flaw("the stub has several bodies");
    }
  }

  private void readBase64() throws IOException {
    byte[] text = cursor.utf8();
    base64 = text != null;
    body(text);
  }

  private void readFileName() throws IOException {
    bodyFile = cursor.string();
    body(bodyFile == null ? null : new byte[0]);
  }

  private void readTransformers() throws IOException {
    if (!cursor.array(() -> refuse(TEMPLATE))) {
      refuse(TEMPLATE);
    }
  }

  private void refuse(String reason) {
    if (!cursor.isNull()) {
      cursor.flaw(reason);
    }
  }

  private Response response() throws IOException {
    if (!responded) {
      cursor.flaw("the response was not recorded");
    }
    if (status == null) {
      cursor.flaw("the status of the stub is none of HTTP");
    }
    Headers all = Headers.of(headers);
    try {
      if (bodyFile != null) {
        body = BodyFile.read(file, bodyFile);
      } else if (base64 && body != null) {
        body = ContentDecoder.base64(body);
      }
      body = body == null ? null : ContentDecoder.decode(body, all);
    } catch (UnreadableBodyException e) {
      cursor.flaw(e.reason());
    }
    return new Response(status, all, body);
  }
}
