package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import io.github.cbrsdk.conformance.Exchange;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a WireMock stub as the exchange that it plays. */
final class WireMockStub {
  private static final String TEMPLATE = "the body is a template of WireMock";
  private static final List<String> BODIES =
      List.of("jsonBody", "body", "base64Body", "bodyFileName");

  private final RecordingFile file;
  private final ExchangeDraft draft;

  private WireMockStub(RecordingFile file, ExchangeDraft draft) {
    this.file = file;
    this.draft = draft;
  }

  /**
   * Reads the stub at which a parser stands.
   *
   * @param document the bytes that the parser reads, from which a {@code jsonBody} is cut out as it
   *     is written, so that duplicate members and the form of numbers survive
   */
  static Exchange read(
      JsonParser parser, byte[] document, RecordingFile file, String source, TrafficFilter filter)
      throws IOException {
    ExchangeDraft draft = new ExchangeDraft(source);
    RecordedJson stub = RecordedJson.read(parser, document, draft::flaw, (name, before) -> true);
    RecordedJson metadata = stub.member("metadata");
    draft.recordedAt = RecordedTime.parse(metadata.member("recorded_at").string());
    draft.requiredStatus = metadata.member("required_status").status();
    StubRequest.Match match = new StubRequest(stub.member("request")).match(filter);
    draft.request = match.request();
    if (match.omission() != null) {
      return draft.omitted(match.omission());
    }
    new WireMockStub(file, draft).readResponse(stub.member("response"));
    return draft.decoded();
  }

  private void readResponse(RecordedJson response) throws IOException {
    if (!response.isObject()) {
      draft.flaw("the response was not recorded");
    }
    RecordedJson transformers = response.member("transformers");
    if (!transformers.isArray()) {
      refuse(transformers, TEMPLATE);
    }
    transformers.members().forEach(each -> refuse(each.value(), TEMPLATE));
    refuse(response.member("fault"), "the stub breaks the connection");
    refuse(response.member("proxyBaseUrl"), "the stub asks another server");
    RecordedJson status = response.member("status");
    draft.status = status.isNull() ? Integer.valueOf(200) : status.status();
    if (draft.status == null) {
      draft.flaw("the status of the stub is not an HTTP status");
    }
    draft.headers = response.member("headers").headers("response");
    try {
      readBody(response);
    } catch (UnreadableBodyException e) {
      draft.flaw(e.reason());
    }
  }

  private void refuse(RecordedJson value, String reason) {
    if (!value.isNull()) {
      draft.flaw(reason);
    }
  }

  private void readBody(RecordedJson response) throws IOException, UnreadableBodyException {
    int bodies = 0;
    for (String name : BODIES) {
      RecordedJson body = response.member(name);
      boolean json = name.equals("jsonBody") && !body.isAbsent();
      if (json || !body.isNull()) {
        draft.body = json ? body.source() : content(name, body.utf8());
        if (++bodies > 1) {
          draft.flaw("the stub has several bodies");
        }
      }
    }
  }

  private byte @Nullable [] content(String name, byte @Nullable [] text)
      throws IOException, UnreadableBodyException {
    if (text == null) {
      throw new UnreadableBodyException("the body of the stub is not a text");
    }
    return switch (name) {
      case "base64Body" -> ContentDecoder.base64(text);
      case "bodyFileName" -> BodyFile.read(file, new String(text, UTF_8));
      default -> text;
    };
  }
}
