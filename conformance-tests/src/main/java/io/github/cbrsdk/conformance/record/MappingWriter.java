package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an exchange as a WireMock mapping.
 *
 * @param metadata metadata of each mapping, besides the time of recording
 */
record MappingWriter(Map<String, String> metadata) {
  private static final ObjectMapper JSON = new ObjectMapper();

  enum BodyForm {
    /** As {@code jsonBody}, readable. */
    JSON,
    /** Byte for byte, for anything but one JSON value in UTF-8. */
    BASE64
  }

  String write(Exchange exchange, Request request, BodyForm form) throws IOException {
    ObjectNode mapping = JSON.createObjectNode();
    ObjectNode matcher = mapping.putObject("request");
    matcher.put("method", request.method());
    matcher.put("urlPath", request.url());
    ObjectNode matchers = matcher.putObject("headers");
    for (Header header : request.headers().all()) {
      matchers.putObject(header.name()).put("matches", header.value());
    }
    ObjectNode response = mapping.putObject("response");
    response.put("status", exchange.response().status());
    response.set("headers", JSON.valueToTree(headers(exchange.response().headers())));
    byte[] body = exchange.response().body();
    if (body != null && form == BodyForm.JSON) {
      response.putRawValue("jsonBody", new RawValue(new String(body, UTF_8)));
    } else if (body != null) {
      response.put("base64Body", body);
    }
    ObjectNode all = mapping.putObject("metadata");
    all.put("recorded_at", String.valueOf(exchange.recordedAt()));
    if (exchange.requiredStatus() != null) {
      all.put("required_status", exchange.requiredStatus());
    }
    metadata.forEach(all::put);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(mapping) + '\n';
  }

  /** A repeated header has an array of values. */
  private static Map<String, Object> headers(Headers headers) {
    Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : headers.all()) {
      List<String> all = headers.values(header.name());
      values.put(header.name(), all.size() == 1 ? header.value() : all);
    }
    return values;
  }
}
