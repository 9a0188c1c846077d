package io.github.cbrsdk.fuzz;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.RetryPolicy;
import io.github.cbrsdk.json.MemberException;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * One call, answered with any bytes: it ends with a response or with a documented exception, within
 * memory, and never with a response that a strict reader of JSON refuses. Jazzer starts here too.
 */
public final class ClientFuzzTarget {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final long LARGEST = 1 << 20;

  private static volatile byte[] answer = new byte[0];

  private static final RawServer SERVER =
      new RawServer(
          connection -> {
            if (connection.read() != null) {
              connection.write(answer);
            }
          });
  private static final CbrClient CLIENT =
      CbrClient.builder()
          .endpoint(SERVER.url())
          .projectId(Bodies.PROJECT_ID)
          .token("a-token")
          .maxBodyBytes(LARGEST)
          .options(
              CallOptions.standard()
                  .withRetry(RetryPolicy.never())
                  .withTimeout(Duration.ofSeconds(5)))
          .build();

  private ClientFuzzTarget() {}

  /** Answers to start from: each framing, status and form of error that a server may send. */
  static List<byte[]> seeds() {
    String json = "Content-Type: application/json\r\n";
    String body =
        "{\"backup\":{\"id\":\"%s\",\"size\":40.0,\"children\":[{\"id\":null}]}}"
            .formatted(Bodies.BACKUP_ID);
    String error = "{\"error_code\":\"BackupService.6200\",\"error_msg\":\"no\"}";
    return List.of(
        head(
            "200 OK",
            json + "Content-Length: " + body.length(),
            body.getBytes(StandardCharsets.UTF_8)),
        head("200 OK", json, Bodies.BACKUP.getBytes(StandardCharsets.UTF_8)),
        head("200 OK", json + "Transfer-Encoding: chunked", chunked(body)),
        head("200 OK", json + "Content-Encoding: gzip", gzipped(body)),
        head(
            "404 Not Found",
            json + "Content-Length: " + error.length(),
            error.getBytes(StandardCharsets.UTF_8)),
        head(
            "401 Unauthorized",
            json,
            "{\"error\":{\"code\":401,\"title\":\"t\"}}".getBytes(StandardCharsets.UTF_8)),
        head("302 Found", "Location: http://elsewhere/", new byte[0]),
        head("204 No Content", "X-Request-Id: r", new byte[0]),
        head("429 Too Many Requests", "Retry-After: 1", new byte[0]),
        head(
            "502 Bad Gateway",
            "Content-Type: text/html",
            "<html>".getBytes(StandardCharsets.UTF_8)),
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] head(String status, String headers, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String end = headers.endsWith("\r\n") ? "\r\n" : "\r\n\r\n";
    all.writeBytes(
        ("HTTP/1.1 " + status + "\r\n" + headers + end).getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    return all.toByteArray();
  }

  private static byte[] chunked(String text) {
    return (Integer.toHexString(text.length()) + ";a=b\r\n" + text + "\r\n0\r\nTrailer: t\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes the inputs to start from into a folder, for Jazzer. */
  public static void main(String[] folder) throws IOException {
    Path corpus = Files.createDirectories(Path.of(folder[0]));
    int number = 0;
    for (byte[] seed : seeds()) {
      Files.write(corpus.resolve("seed-" + number++), seed);
    }
    System.exit(0);
  }

  /**
   * Called by Jazzer once: what is loaded for the first time would count against the first input.
   */
  public static void fuzzerInitialize() {
    seeds().forEach(ClientFuzzTarget::call);
  }

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    call(input);
  }

  /** Makes the call, and says how it ended. */
  static String call(byte[] input) {
    answer = input;
    try {
      ApiResponse<ShowBackupResponse> response = CLIENT.showBackupWithResponse(Bodies.BACKUP_ID);
      read(response);
      return "response";
    } catch (ApiException e) {
      if (e.getMessage().indexOf('\n') >= 0) {
        throw new AssertionError("More than one line: " + e.getMessage(), e);
      }
      return e.getClass().getSimpleName();
    }
  }

  private static void read(ApiResponse<ShowBackupResponse> response) {
    try {
      STRICT.readTree(response.text());
    } catch (IOException e) {
      throw new AssertionError("A strict reader refuses it: " + response.text(), e);
    }
    if (response.text().length() > LARGEST) {
      throw new AssertionError("Larger than the limit");
    }
    response.discrepancies();
    if (!ShowBackupResponse.fromJson(response.body().toJson()).equals(response.body())) {
      throw new AssertionError("Not what was read: " + response.text());
    }
    try {
      BackupDetail backup = response.body().backup();
      backup.children().forEach(child -> child.undeclared());
      backup.createdAt();
      backup.extendInfo();
    } catch (MemberException e) {
      // Documented: the member is not as the contract says.
    }
  }
}
