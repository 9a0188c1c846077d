package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.Extent;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are made to use up the memory of whoever reads them, read with 64 MB of it. */
class BombsTest {
  private static final int LIMIT = 16 << 20;
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String GZIP = HEAD + "Content-Encoding: gzip\r\n\r\n";
  private static final byte[] GZIP_START = {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, 3};

  /** A program with little memory: it prints how the call to each URL in its arguments ended. */
  static final class Caller {
    public static void main(String[] urls) {
      for (String url : urls) {
        try (CbrClient client =
            CbrClient.builder()
                .endpoint(url)
                .projectId(Bodies.PROJECT_ID)
                .token("a-token")
                .options(CallOptions.standard().withRetry(RetryPolicy.never()))
                .build()) {
          client.showBackup(Bodies.BACKUP_ID);
          System.out.println("no failure");
        } catch (ApiException | OutOfMemoryError e) {
          System.out.println(e.getClass().getSimpleName());
        }
      }
    }
  }

  private static Map<String, RawServer.Behaviour> bombs() throws IOException {
    Map<String, RawServer.Behaviour> bombs = new LinkedHashMap<>();
    bombs.put("extension of a chunk", endless(CHUNKED + "5;", "x"));
    bombs.put("end of a chunk", endless(CHUNKED + "1\r\n{", "x"));
    bombs.put("size of a chunk", endless(CHUNKED, "0"));
    bombs.put(
        "many small chunks with long extensions",
        endless(CHUNKED, "1;" + "x".repeat(8_000) + "\r\n \r\n"));
    bombs.put("name in gzip", endless(gzip(8), "x"));
    bombs.put("comment in gzip", endless(gzip(16), "x"));
    bombs.put("name and comment in gzip", endless(gzip(24), "x"));
    bombs.put("body", endless(HEAD + "\r\n", "{\"a\":"));
    bombs.put("blanks", endless(HEAD + "\r\n", " "));
    bombs.put(
        "body of announced length",
        endless(HEAD + "Content-Length: 4611686018427387904\r\n\r\n", "x"));
    bombs.put("gzipped zeros", sent(gzipped("", "\0", "", 64 << 20)));
    for (String item :
        List.of(
            "0",
            "1.5",
            "[]",
            "{}",
            "\"\"",
            "\"a\"",
            "null",
            "[[]]",
            "{\"a\":0}",
            "\"\u4e2d\u4e2d\u4e2d\u4e2d\u4e2d\"",
            "\"abcdefghij\"",
            "1000000000000000000")) {
      bombs.put(
          "gzipped list of " + item,
          sent(gzipped("{\"backup\":[" + item, ',' + item, "]}", LIMIT)));
    }
    bombs.put("gzipped deep nesting", sent(gzipped("", "{\"a\":", "", LIMIT)));
    bombs.put("gzipped long text", sent(gzipped("{\"backup\":\"", "x", "\"}", LIMIT)));
    bombs.put("gzipped long name", sent(gzipped("{\"", "x", "\":1}", LIMIT)));
    bombs.put("gzipped long number", sent(gzipped("{\"backup\":", "9", "}", LIMIT)));
    bombs.put("gzipped members", sent(members()));
    return bombs;
  }

  private static RawServer.Behaviour endless(String start, String then) {
    return endless(start.getBytes(StandardCharsets.ISO_8859_1), then);
  }

  private static RawServer.Behaviour endless(byte[] start, String then) {
    byte[] block =
        then.repeat(Math.max(1, 65_536 / then.length())).getBytes(StandardCharsets.ISO_8859_1);
    return connection -> {
      connection.read();
      connection.write(start);
      while (true) {
        connection.write(block);
      }
    };
  }

  private static byte[] gzip(int flags) {
    byte[] start = Arrays.copyOf(GZIP_START, GZIP_START.length);
    start[3] = (byte) flags;
    return concatenated(GZIP.getBytes(StandardCharsets.ISO_8859_1), start);
  }

  private static RawServer.Behaviour sent(byte[] compressed) {
    byte[] answer =
        concatenated(
            (HEAD + "Content-Encoding: gzip\r\nContent-Length: " + compressed.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1),
            compressed);
    return connection -> {
      connection.read();
      connection.write(answer);
    };
  }

  private static byte[] gzipped(String start, String item, String end, int length)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(start.getBytes(StandardCharsets.UTF_8));
      byte[] unit = item.getBytes(StandardCharsets.UTF_8);
      byte[] block =
          item.repeat(Math.max(1, 65_536 / unit.length)).getBytes(StandardCharsets.UTF_8);
      for (int left = length - start.length() - end.length(); left >= unit.length; ) {
        int now = Math.min(left / unit.length * unit.length, block.length);
        out.write(block, 0, now);
        left -= now;
      }
      out.write(end.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] members() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      StringBuilder members = new StringBuilder("{\"backup\":{\"a\":0");
      for (int i = 0; members.length() < LIMIT - 100; i++) {
        members.append(",\"").append(Integer.toString(i, 36)).append("\":0");
      }
      out.write(members.append("}}").toString().getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @Test
  @Timeout(600) // A bomb that keeps the processor busy has gone off.
  void endInAnExceptionWithinLittleMemory() throws Exception {
    Map<String, RawServer.Behaviour> bombs = bombs();
    bombs.keySet().retainAll(Extent.of(4, List.copyOf(bombs.keySet())));
    Map<String, String> expected = new LinkedHashMap<>();
    List<RawServer> servers = bombs.values().stream().map(RawServer::new).toList();
    try {
      List<String> command =
          new java.util.ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx64m",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Caller.class.getName()));
      servers.forEach(server -> command.add(server.url()));
      Process caller = new ProcessBuilder(command).redirectErrorStream(true).start();
      List<String> lines =
          new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();

      Map<String, String> ended = new LinkedHashMap<>();
      for (String name : bombs.keySet()) {
        expected.put(name, "UnreadableResponseException");
        ended.put(name, ended.size() < lines.size() ? lines.get(ended.size()) : "nothing");
      }
      assertThat(ended).isEqualTo(expected);
      assertThat(caller.waitFor()).isZero();
    } finally {
      servers.forEach(RawServer::close);
    }
  }
}
