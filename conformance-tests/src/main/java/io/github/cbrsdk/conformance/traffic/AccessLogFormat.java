package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Headers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON access logs of nginx and Apache, whose members are flat and have the names of the servers'
 * variables. Most have neither headers nor bodies.
 */
final class AccessLogFormat implements EntryFormat {
  private static final Set<String> STATUS =
      Set.of("status", "status_code", "response_status", "response_code");
  private static final Set<String> LINE =
      Set.of(
          "request_method", "request_uri", "request_line", "remote_addr", "remoteip", "clientip");

  @Override
  public boolean matches(Set<String> names) {
    return STATUS.stream().anyMatch(names::contains)
        && LINE.stream().anyMatch(names::contains)
        && !names.contains("request{}")
        && !names.contains("response{}");
  }

  @Override
  public @Nullable String time(RecordedJson entry) {
    return entry.first("time_iso8601", "@timestamp", "timestamp", "time").string();
  }

  @Override
  public RequestMatch match(RecordedJson entry, TrafficFilter filter) {
    String line = entry.first("request", "request_line").string();
    String[] words = line == null ? new String[0] : line.split(" ", -1);
    String method = entry.first("request_method", "method").string();
    String url = entry.first("request_url", "request_uri", "url", "uri", "path").string();
    method = method == null && words.length > 1 ? words[0] : method;
    url = url == null && words.length > 1 ? words[1] : url;
    String host = entry.first("host", "http_host", "server_name", "vhost").string();
    String scheme = entry.first("scheme", "request_scheme").string();
    boolean hosted = host != null && !host.isEmpty() && url != null && url.startsWith("/");
    String base = hosted ? (scheme == null ? "https" : scheme) + "://" + host : "";
    Headers headers =
        RecordedHeaders.ofObject(entry.first("request_headers", "headers_in"), "request");
    return RequestMatch.of(
        method,
        url == null ? null : base + url,
        headers,
        entry.member("request_body").utf8(),
        filter);
  }

  @Override
  public void readResponse(RecordedJson entry, ExchangeDraft draft) {
    RecordedJson status = entry.first(STATUS.toArray(String[]::new));
    String text = status.scalar();
    draft.status = text != null && text.matches("[1-9][0-9]{2}") ? Integer.valueOf(text) : null;
    draft.headers =
        RecordedHeaders.ofObject(entry.first("response_headers", "headers_out"), "response");
    draft.body = entry.first("response_body", "resp_body").utf8();
    draft.requireResponse();
  }
}
