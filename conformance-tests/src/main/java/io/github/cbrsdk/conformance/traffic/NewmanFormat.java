package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.conformance.traffic.RecordedJson.Member;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs of Postman collections, as newman's JSON reporter writes them. */
final class NewmanFormat implements EntryFormat {
  @Override
  public boolean matches(Set<String> names) {
    return names.contains("run/executions[]");
  }

  @Override
  public List<String> list() {
    return List.of("run", "executions");
  }

  @Override
  public RequestMatch match(RecordedJson entry, TrafficFilter filter) throws IOException {
    RecordedJson request = entry.member("request");
    String body = request.member("body").inner().member("raw").string();
    return RequestMatch.of(
        request.member("method").string(),
        url(request.member("url")),
        RecordedHeaders.ofList(request.member("header"), "key", "request"),
        body == null ? null : body.getBytes(UTF_8),
        filter);
  }

  private static @Nullable String url(RecordedJson url) {
    if (!url.isObject()) {
      return url.string();
    }
    String protocol = url.member("protocol").string();
    String port = url.member("port").scalar();
    List<String> query = new ArrayList<>();
    for (Member each : url.member("query").members()) {
      String value = each.value().member("value").scalar();
      if (!"true".equals(each.value().member("disabled").scalar())) {
        query.add(each.value().member("key").scalar() + (value == null ? "" : "=" + value));
      }
    }
    return (protocol == null ? "http" : protocol)
        + "://"
        + joined(url.member("host"), ".")
        + (port == null ? "" : ":" + port)
        + "/"
        + joined(url.member("path"), "/")
        + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  private static String joined(RecordedJson parts, String separator) {
    return parts.isArray()
        ? parts.members().stream()
            .map(part -> part.value().scalar())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(separator))
        : String.valueOf(parts.scalar()).replaceFirst("^/", "");
  }

  @Override
  public void readResponse(RecordedJson entry, ExchangeDraft draft) throws IOException {
    RecordedJson response = entry.member("response");
    draft.status = response.member("code").status();
    draft.headers = RecordedHeaders.ofList(response.member("header"), "key", "response");
    RecordedJson stream = response.member("stream");
    draft.body = stream.isObject() ? buffer(stream.source()) : response.member("body").utf8();
    draft.requireResponse();
  }

  /** The bytes of {@code {"type": "Buffer", "data": [123, 34]}}; null if they are none. */
  private static byte @Nullable [] buffer(byte[] json) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean read = false;
    try (JsonParser parser = RecordedJson.FACTORY.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean data = parser.currentName().equals("data");
        if (parser.nextToken() == JsonToken.START_ARRAY && data && !read) {
          read = true;
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getTextLength() > 3
                || (parser.getIntValue() & 0xff) != parser.getIntValue()) {
              return null;
            }
            bytes.write(parser.getIntValue());
          }
        } else if (data) {
          return null;
        }
        parser.skipChildren();
      }
    }
    return read && bytes.size() <= RecordedJson.MAX_BODY ? bytes.toByteArray() : null;
  }
}
