package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A message of HTTP/1.1 as bytes, each of which is one character.
 *
 * @param start its first line
 * @param lines its header lines, in order
 * @param body its content, without a transfer coding
 */
record WireMessage(String start, List<String> lines, String body) {
  /** Lines about one connection, or about how the content is cut on it. */
  private static final Set<String> OF_CONNECTION =
      Set.of("host", "connection", "keep-alive", "transfer-encoding", "content-length", "te");

  /** Reads one; null at the end of the connection. */
  static WireMessage read(InputStream in, boolean hasBody) throws IOException {
    String start = line(in);
    if (start == null) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    WireMessage head = new WireMessage(start, lines, "");
    boolean never = start.startsWith("HTTP/1.1 204") || start.startsWith("HTTP/1.1 304");
    return hasBody && !never ? new WireMessage(start, lines, content(head, in)) : head;
  }

  private static String content(WireMessage head, InputStream in) throws IOException {
    if ("chunked".equals(head.header("Transfer-Encoding"))) {
      StringBuilder body = new StringBuilder();
      for (int size = chunk(in); size > 0; size = chunk(in)) {
        body.append(new String(in.readNBytes(size), ISO_8859_1));
        line(in);
      }
      line(in);
      return body.toString();
    }
    String length = head.header("Content-Length");
    boolean isResponse = head.start.startsWith("HTTP/");
    return length != null
        ? new String(in.readNBytes(Integer.parseInt(length)), ISO_8859_1)
        : isResponse ? new String(in.readAllBytes(), ISO_8859_1) : "";
  }

  private static int chunk(InputStream in) throws IOException {
    String size = line(in);
    if (size == null) {
      throw new EOFException();
    }
    return Integer.parseInt(size, 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        if (line.size() == 0) {
          return null;
        }
        throw new EOFException();
      }
      line.write(each);
    }
    String text = line.toString(ISO_8859_1);
    return text.substring(0, text.length() - 1);
  }

  /** The value of the first header of that name, or null. */
  String header(String name) {
    return lines.stream()
        .filter(line -> name(line).equals(name.toLowerCase(Locale.ROOT)))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse(null);
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
  }

  /** What has to arrive as it was sent. */
  WireMessage endToEnd() {
    return new WireMessage(
        start, lines.stream().filter(line -> !OF_CONNECTION.contains(name(line))).toList(), body);
  }

  int status() {
    return Integer.parseInt(start.split(" ")[1]);
  }

  /** Writes the head and, where one is not to be cut into chunks, the body. */
  void write(OutputStream out, int chunk) throws IOException {
    StringBuilder text = new StringBuilder(start).append("\r\n");
    lines.forEach(line -> text.append(line).append("\r\n"));
    text.append("\r\n");
    if (chunk == 0) {
      text.append(body);
    } else {
      for (int at = 0; at < body.length(); at += chunk) {
        String part = body.substring(at, Math.min(body.length(), at + chunk));
        text.append(Integer.toHexString(part.length())).append("\r\n").append(part).append("\r\n");
      }
      text.append("0\r\n\r\n");
    }
    out.write(text.toString().getBytes(ISO_8859_1));
    out.flush();
  }

  /** The head; bodies are too long to read. */
  @Override
  public String toString() {
    return start + "\n" + String.join("\n", lines) + "\n" + body.length() + " #" + body.hashCode();
  }
}
