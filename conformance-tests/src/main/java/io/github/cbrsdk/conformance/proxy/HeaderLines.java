package io.github.cbrsdk.conformance.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;

/** The header lines of a message, without those of a single connection (RFC 9110, 7.6.1). */
final class HeaderLines {
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private HeaderLines() {}

  /** The lines of a request; Jetty reads each byte as one character. */
  static Headers of(HttpFields fields) {
    List<Header> lines = new ArrayList<>();
    for (HttpField field : fields) {
      String value = field.getValue() == null ? "" : field.getValue();
      lines.add(new Header(field.getName(), new String(value.getBytes(ISO_8859_1), UTF_8)));
    }
    return endToEnd(lines);
  }

  /** The lines of a response; OkHttp reads UTF-8. */
  static Headers of(okhttp3.Headers sent) {
    List<Header> lines = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      lines.add(new Header(sent.name(i), sent.value(i)));
    }
    return endToEnd(lines);
  }

  private static Headers endToEnd(List<Header> lines) {
    Set<String> hop = new TreeSet<>(OF_CONNECTION);
    for (String named : Headers.of(lines).values("Connection")) {
      for (String name : named.split(",", -1)) {
        hop.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    // Connection may name Host, which every service needs.
    hop.remove("host");
    return Headers.of(
        lines.stream()
            .filter(line -> !hop.contains(line.name().toLowerCase(Locale.ROOT)))
            .toList());
  }

  /** Whether every value was read as it was sent. */
  static boolean areReadable(Headers lines) {
    return lines.all().stream().noneMatch(line -> line.value().indexOf('\ufffd') >= 0);
  }

  /** The lines of a request for another host. */
  static okhttp3.Headers forwarded(Headers lines, String host, boolean chunked) {
    okhttp3.Headers.Builder forwarded = new okhttp3.Headers.Builder();
    for (Header line : lines.all()) {
      boolean isHost = line.name().equalsIgnoreCase("Host");
      // This proxy sends the interim response that a client with Expect waits for.
      if (!line.name().equalsIgnoreCase("Expect")) {
        forwarded.addUnsafeNonAscii(line.name(), isHost ? host : line.value());
      }
    }
    return chunked ? forwarded.add("Transfer-Encoding", "chunked").build() : forwarded.build();
  }

  static void send(Headers lines, HttpFields.Mutable fields) {
    for (Header line : lines.all()) {
      boolean isLength = line.name().equalsIgnoreCase("Content-Length");
      // Jetty changes the case of the names that it knows.
      fields.add(
          new HttpField(
              isLength ? HttpHeader.CONTENT_LENGTH : null,
              line.name(),
              new String(line.value().getBytes(UTF_8), ISO_8859_1)));
    }
  }
}
