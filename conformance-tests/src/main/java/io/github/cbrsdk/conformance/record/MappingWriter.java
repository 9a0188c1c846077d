package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes an exchange as a WireMock mapping. */
final class MappingWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> metadata;

  enum BodyForm {
    /** As {@code jsonBody}, readable. */
    JSON,
    /** Byte for byte, for anything but one JSON value in UTF-8. */
    BASE64
  }

  /**
   * @param metadata metadata of each mapping, besides the time of recording
   */
  MappingWriter(Map<String, String> metadata) {
    this.metadata = metadata;
  }

  String write(Exchange exchange, Request request, BodyForm form) throws IOException {
    StringWriter text = new StringWriter();
    byte[] body = exchange.response().body();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeObjectFieldStart("request");
      json.writeStringField("method", request.method());
      json.writeStringField("urlPath", request.url());
      json.writeObjectFieldStart("headers");
      for (Header header : request.headers().all()) {
        json.writeObjectFieldStart(header.name());
        json.writeStringField("matches", header.value());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeObjectFieldStart("response");
      json.writeNumberField("status", Objects.requireNonNull(exchange.response().status()));
      writeHeaders(exchange.response().headers(), json);
      if (body != null && form == BodyForm.JSON) {
        json.writeFieldName("jsonBody");
        json.writeRawValue(new String(body, UTF_8));
      } else if (body != null) {
        json.writeStringField("base64Body", Base64.getEncoder().encodeToString(body));
      }
      json.writeEndObject();
      json.writeObjectFieldStart("metadata");
      json.writeStringField("recorded_at", String.valueOf(exchange.recordedAt()));
      if (exchange.requiredStatus() != null) {
        json.writeNumberField("required_status", exchange.requiredStatus());
      }
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  /** A repeated header has an array of values. */
  private static void writeHeaders(Headers headers, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("headers");
    Set<String> written = new HashSet<>();
    for (Header header : headers.all()) {
      List<String> values = headers.values(header.name());
      if (!written.add(header.name().toLowerCase(Locale.ROOT))) {
        continue;
      }
      if (values.size() == 1) {
        json.writeStringField(header.name(), header.value());
      } else {
        json.writeFieldName(header.name());
        json.writeArray(values.toArray(String[]::new), 0, values.size());
      }
    }
    json.writeEndObject();
  }
}
