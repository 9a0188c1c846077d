package io.github.cbrsdk.conformance.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Exchanges of one kind, each of another backup: one recording with other ids. */
final class Archive {
  static final String SERVER = "https://cbr.example.com";

  /** The edition that the recording conforms to. */
  static final String EDITION = "huawei-my-2022-08";

  private static final String RECORDING = EDITION + "/server-with-one-disk.json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Archive() {}

  /** That many exchanges, made one at a time; the same ones each time. */
  static Stream<Exchange> exchanges(int count) {
    Exchange recorded = recorded();
    Request request = Objects.requireNonNull(recorded.request());
    String url = request.url();
    String id = url.substring(url.lastIndexOf('/') + 1);
    String body = pretty(new String(Objects.requireNonNull(recorded.response().body()), UTF_8));
    Random random = new Random(count);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              String other = new UUID(random.nextLong(), random.nextLong()).toString();
              return new Exchange(
                  "bench#" + i,
                  null,
                  new Request("GET", SERVER + url.replace(id, other), request.headers()),
                  new Response(
                      200,
                      Headers.of(
                          List.of(
                              new Headers.Header("Content-Type", "application/json"),
                              new Headers.Header("X-Request-Id", other.replace("-", "")))),
                      body.replace(id, other).getBytes(UTF_8)));
            });
  }

  private static Exchange recorded() {
    List<Exchange> found = new ArrayList<>();
    try (BuiltInRecordings recordings = BuiltInRecordings.open()) {
      recordings
          .all()
          .forEach(
              exchange -> {
                if (exchange.source().equals(RECORDING)) {
                  found.add(exchange);
                }
              });
    }
    return found.get(0);
  }

  private static String pretty(String json) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(MAPPER.readTree(json));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes that many exchanges as a HAR. */
  static Path har(Path file, int count) throws IOException {
    try (Writer out = new BufferedWriter(Files.newBufferedWriter(file), 1 << 16)) {
      out.write(
          "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"bench\",\"version\":\"1\"},");
      out.write("\"entries\":[");
      String separator = "";
      for (Exchange exchange : (Iterable<Exchange>) exchanges(count)::iterator) {
        out.write(separator);
        out.write(MAPPER.writeValueAsString(entry(exchange)));
        separator = ",\n";
      }
      out.write("]}}");
    }
    return file;
  }

  private static ObjectNode entry(Exchange exchange) {
    ObjectNode entry = MAPPER.createObjectNode();
    entry.put("startedDateTime", "2026-01-01T00:00:00.000Z").put("time", 1).putObject("cache");
    entry.putObject("timings").put("send", 0).put("wait", 1).put("receive", 0);
    Request from = Objects.requireNonNull(exchange.request());
    ObjectNode request = entry.putObject("request").put("method", from.method());
    request.put("url", from.url()).put("httpVersion", "HTTP/1.1");
    headers(request, from.headers()).putArray("queryString");
    ObjectNode response = entry.putObject("response").put("status", 200).put("statusText", "OK");
    response.put("httpVersion", "HTTP/1.1").put("redirectURL", "");
    String body = new String(Objects.requireNonNull(exchange.response().body()), UTF_8);
    headers(response, exchange.response().headers())
        .putObject("content")
        .put("size", body.length())
        .put("mimeType", "application/json")
        .put("text", body);
    return entry;
  }

  private static ObjectNode headers(ObjectNode message, Headers headers) {
    ArrayNode array = message.putArray("headers");
    headers
        .all()
        .forEach(
            header -> array.addObject().put("name", header.name()).put("value", header.value()));
    message.putArray("cookies");
    return message.put("headersSize", -1).put("bodySize", -1);
  }
}
