package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cbrsdk.conformance.traffic.RecordedJson.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs of Postman collections, as newman's JSON reporter writes them. */
final class NewmanExecution {
  static final EntryFormat FORMAT =
      new EntryFormat(
          names -> names.contains("run/executions[]"),
          List.of("run", "executions"),
          entry -> null,
          NewmanExecution::readRequest,
          NewmanExecution::readResponse);

  /** Reads the bytes of {@code {"type": "Buffer", "data": [123, 34]}}. */
  private static final ObjectReader BUFFER =
      JsonMapper.builder(RecordedJson.FACTORY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build()
          .readerFor(short[].class)
          .at("/data");

  private NewmanExecution() {}

  private static void readRequest(RecordedJson entry, ExchangeDraft draft) throws IOException {
    RecordedJson request = entry.member("request");
    String body = request.member("body").inner().member("raw").string();
    draft.setRequest(
        request.member("method").string(),
        url(request.member("url")),
        request.member("header").headers("request"),
        body == null ? null : body.getBytes(UTF_8));
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
      if (!each.value().member("disabled").isTrue()) {
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

  private static void readResponse(RecordedJson entry, ExchangeDraft draft) throws IOException {
    RecordedJson response = entry.member("response");
    RecordedJson stream = response.member("stream");
    draft.setResponse(
        response.member("code").status(),
        response.member("header").headers("response"),
        stream.isObject() ? bytes(stream.source()) : response.member("body").utf8());
  }

  /** The bytes of a buffer; null if they are none. */
  private static byte @Nullable [] bytes(byte[] json) throws IOException {
    try {
      short[] data = BUFFER.readValue(json);
      byte[] bytes = new byte[data.length];
      for (int i = 0; i < data.length; i++) {
        bytes[i] = (byte) data[i];
        if ((bytes[i] & 0xff) != data[i]) {
          return null;
        }
      }
      return bytes.length <= RecordingFile.MAX_BODY ? bytes : null;
    } catch (DatabindException e) {
      return null;
    }
  }
}
