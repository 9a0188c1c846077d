package io.github.cbrsdk.conformance.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes exchanges as a HAR, which other tools read. */
final class HarFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HarFile() {}

  static void write(Path file, String server, List<Exchange> exchanges) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode log = root.putObject("log").put("version", "1.2");
    log.putObject("creator").put("name", "cbr-conformance").put("version", "0.1.0");
    ArrayNode entries = log.putArray("entries");
    for (Exchange exchange : exchanges) {
      ObjectNode entry = entries.addObject().put("startedDateTime", "2026-01-01T00:00:00.000Z");
      entry.put("time", 1).putObject("cache");
      entry.putObject("timings").put("send", 0).put("wait", 1).put("receive", 0);
      ObjectNode request = entry.putObject("request");
      request.put("method", exchange.request().method());
      request.put("url", server + exchange.request().url()).put("httpVersion", "HTTP/1.1");
      putHeaders(request, exchange.request().headers());
      request.putArray("queryString");
      ObjectNode response = entry.putObject("response").put("status", exchange.response().status());
      response.put("statusText", "").put("httpVersion", "HTTP/1.1").put("redirectURL", "");
      putHeaders(response, exchange.response().headers());
      String body = new String(exchange.response().body(), UTF_8);
      response
          .putObject("content")
          .put("size", body.length())
          .put("mimeType", exchange.response().headers().first("Content-Type"))
          .put("text", body);
    }
    JSON.writeValue(file.toFile(), root);
  }

  private static void putHeaders(ObjectNode message, Headers headers) {
    ArrayNode array = message.putArray("headers");
    headers
        .all()
        .forEach(
            header -> array.addObject().put("name", header.name()).put("value", header.value()));
    message.putArray("cookies");
    message.put("headersSize", -1).put("bodySize", -1);
  }
}
