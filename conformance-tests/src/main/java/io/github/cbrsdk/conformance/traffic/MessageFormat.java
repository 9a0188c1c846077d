package io.github.cbrsdk.conformance.traffic;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entries that are an object with a request and a response: the NDJSON of Redocly's {@code drift},
 * and the logs of Kong and APISIX, which have bodies only where they are configured to.
 */
final class MessageFormat implements EntryFormat {
  private static final String[] BODY = {"body", "bodyText", "raw_body", "payload", "data"};

  @Override
  public boolean matches(Set<String> names) {
    return names.contains("request/url:absolute")
        || (names.contains("request{}")
            && (names.contains("latencies{}")
                || names.contains("response/body{}")
                || names.contains("response/body[]")))
        || (names.contains("req{}") && names.contains("res{}"))
        || (names.contains("httpRequest/url") && names.contains("httpResponse{}"));
  }

  @Override
  public @Nullable String time(RecordedJson entry) {
    return entry.first("timestamp", "startedAt", "started_at", "time").scalar();
  }

  @Override
  public RequestMatch match(RecordedJson entry, TrafficFilter filter) {
    RecordedJson request = entry.first("request", "req", "httpRequest");
    return RequestMatch.of(
        request.first("method", "httpMethod").string(),
        request.first("url", "uri", "request_uri").string(),
        RecordedHeaders.ofObject(request.member("headers"), "request"),
        bytes(request.first(BODY)),
        filter);
  }

  @Override
  public void readResponse(RecordedJson entry, ExchangeDraft draft) {
    RecordedJson response = entry.first("response", "res", "httpResponse");
    draft.status = response.first("status", "statusCode").status();
    draft.headers = RecordedHeaders.ofObject(response.member("headers"), "response");
    draft.body = bytes(response.first(BODY));
    draft.requireResponse();
  }

  /** A string is the body as text; any other value is a body of JSON. */
  private static byte @Nullable [] bytes(RecordedJson body) {
    return body.isNull() ? null : body.string() == null ? body.source() : body.utf8();
  }
}
