package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Extent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What goes into the proxy comes out of it, in both directions, byte for byte. */
class ProxyBytesTest {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PURGE", "QUERY", "LOCK");
  private static final List<Integer> STATUSES =
      List.of(
          200, 201, 202, 203, 204, 206, 226, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404,
          405, 407, 408, 409, 410, 412, 418, 421, 425, 429, 451, 500, 502, 503, 504, 511, 599);
  private static final List<String> REQUEST_HEADERS =
      List.of(
          "accept",
          "ACCEPT",
          "Accept-Encoding",
          "user-agent",
          "Cookie",
          "authorization",
          "Range",
          "X-Auth-Token",
          "x-a",
          "X-A",
          "x-A",
          "If-None-Match",
          "Content-Type",
          "Content-Encoding",
          "Via",
          "Forwarded",
          "X-Forwarded-For",
          "Date",
          "Cache-Control",
          "Origin");
  private static final List<String> RESPONSE_HEADERS =
      List.of(
          "Set-Cookie",
          "set-cookie",
          "Location",
          "Retry-After",
          "WWW-Authenticate",
          "Date",
          "Server",
          "server",
          "ETag",
          "x-b",
          "X-B",
          "Content-Type",
          "content-type",
          "Vary",
          "Age",
          "Cache-Control",
          "Proxy-Authenticate",
          "Alt-Svc",
          "Content-Location",
          "Warning");
  private static final String URL = "abcXYZ019-._~!$&()*+,;=:@";

  private Random random;

  private record Sent(WireMessage message, int chunk) {}

  @Test
  void areUnchanged() throws Exception {
    AtomicReference<Sent> reply = new AtomicReference<>();
    try (WireService service =
            new WireService(
                (request, out) -> {
                  Sent sent = reply.get();
                  boolean toHead = request.start().startsWith("HEAD ");
                  WireMessage message = sent.message();
                  (toHead ? new WireMessage(message.start(), message.lines(), "") : message)
                      .write(out, toHead || message.body().isEmpty() ? 0 : sent.chunk());
                  if ("close".equals(message.header("Connection"))) {
                    throw new IOException("closed");
                  }
                });
        RunningProxy proxy = RunningProxy.before(service.url())) {
      for (int seed = 0; seed < Extent.of(100, 10_000); seed++) {
        random = new Random(seed);
        Sent request = request(proxy.uri().getAuthority());
        reply.set(response());
        service.requests().clear();

        WireMessage received = proxy.send(request.message(), request.chunk());

        assertThat(service.requests()).as("requests, seed %d", seed).hasSize(1);
        assertThat(service.requests().get(0).endToEnd())
            .as("request, seed %d", seed)
            .isEqualTo(request.message().endToEnd());
        WireMessage expected = reply.get().message().endToEnd();
        boolean toHead = request.message().start().startsWith("HEAD ");
        assertThat(received.endToEnd())
            .as("response, seed %d", seed)
            .isEqualTo(
                new WireMessage(expected.start(), expected.lines(), toHead ? "" : expected.body()));
      }
    }
  }

  private Sent request(String host) {
    String method = any(METHODS);
    List<String> lines = headers(REQUEST_HEADERS);
    lines.add(random.nextInt(lines.size() + 1), "Host: " + host);
    boolean hasBody = !method.equals("GET") && !method.equals("HEAD") && random.nextBoolean();
    String body = hasBody ? body() : "";
    int chunk = hasBody && random.nextBoolean() ? 1 + random.nextInt(5_000) : 0;
    if (chunk > 0) {
      lines.add("Transfer-Encoding: chunked");
    } else if (hasBody || random.nextInt(4) == 0) {
      lines.add(random.nextInt(lines.size() + 1), "Content-Length: " + body.length());
    }
    return new Sent(new WireMessage(method + " " + url() + " HTTP/1.1", lines, body), chunk);
  }

  private Sent response() {
    int status = any(STATUSES);
    List<String> lines = headers(RESPONSE_HEADERS);
    boolean hasBody = status != 204 && status != 304;
    String body = hasBody ? body() : "";
    int chunk = 0;
    if (hasBody) {
      switch (random.nextInt(4)) {
        case 0 -> {
          lines.add("Transfer-Encoding: chunked");
          chunk = 1 + random.nextInt(5_000);
          body = body.isEmpty() ? "x" : body;
        }
        case 1 -> lines.add("Connection: close");
        default -> lines.add("Content-Length: " + body.length());
      }
    }
    return new Sent(new WireMessage("HTTP/1.1 " + status + " As Sent", lines, body), chunk);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private List<String> headers(List<String> names) {
    List<String> lines = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      lines.add(any(names) + ": " + value());
    }
    return lines;
  }

  private String value() {
    return switch (random.nextInt(8)) {
      case 0 -> "";
      case 1 -> "gzip";
      case 2 -> "0";
      case 3 -> "application/json;charset=UTF-8";
      case 4 -> new String("\u00fcber \u20ac".getBytes(UTF_8), ISO_8859_1);
      case 5 -> "http://elsewhere.example/?a=b";
      default -> text("ab Z9\"',;=/\\()<>@[]{}\t~|%", 40).strip();
    };
  }

  private String url() {
    StringBuilder url = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      url.append("/x").append(text(URL, 6)).append(any(List.of("", "%2F", "%2e", "%C3%BC", "%20")));
    }
    url.append(any(List.of("", "", "/", "//")));
    return random.nextBoolean()
        ? url.toString()
        : url + "?" + text(URL + "/?", 20) + any(List.of("", "&&", "%25%", "[]"));
  }

  private String text(String letters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(length); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  private String body() {
    byte[] bytes = new byte[any(List.of(0, 1, 100, 8_192, 40_000))];
    random.nextBytes(bytes);
    return random.nextBoolean() ? new String(bytes, ISO_8859_1) : zipped(bytes);
  }

  private static String zipped(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return zipped.toString(ISO_8859_1);
  }
}
