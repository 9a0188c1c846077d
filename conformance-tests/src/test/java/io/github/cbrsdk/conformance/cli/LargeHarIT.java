package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Extent;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A session of a browser that is far larger than the memory of the check: fifty megabytes, more
 * with {@code -Dcbr.har.megabytes=2048}.
 */
class LargeHarIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OURS_PER_ROUND = 4;
  private static final int FOREIGN_PER_ROUND = 2;

  @TempDir static Path folder;

  private static Path har;
  private static long rounds;

  @BeforeAll
  static void write() throws IOException {
    byte[] ours = entry("GET", "https://cbr.example.com", 1);
    byte[] foreign = entry("POST", "https://images.example.com", 16);
    long size = Long.getLong("cbr.har.megabytes", 50L) << 20;
    rounds = size / (OURS_PER_ROUND * ours.length + FOREIGN_PER_ROUND * foreign.length);
    har = folder.resolve("session.har");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(har), 1 << 20)) {
      out.write("{\"log\": {\"entries\": [".getBytes(UTF_8));
      out.write(foreign, 1, foreign.length - 1);
      for (long round = 0; round < rounds; round++) {
        for (int i = 0; i < OURS_PER_ROUND; i++) {
          out.write(ours);
        }
        for (int i = 0; i < FOREIGN_PER_ROUND; i++) {
          out.write(foreign);
        }
      }
      out.write("]}}".getBytes(UTF_8));
    }
  }

  private static byte[] entry(String method, String server, int times) throws IOException {
    JsonNode recording =
        JSON.readTree(
            Files.readString(
                Path.of("src/main/recordings/huawei-my-2022-08/server-with-one-disk.json")));
    ObjectNode entry = JSON.createObjectNode();
    entry
        .putObject("request")
        .put("method", method)
        .put("url", server + recording.at("/request/urlPath").textValue());
    ObjectNode response = entry.putObject("response").put("status", 200);
    response
        .putObject("content")
        .put("mimeType", "application/json")
        .put("text", recording.at("/response/jsonBody").toString().repeat(times));
    return (",\n" + entry).getBytes(UTF_8);
  }

  static List<Boolean> reports() {
    return Extent.of(2, List.of(true, false));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void needsNoMoreMemoryThanASmallOne(boolean report) throws Exception {
    List<Object> args = new ArrayList<>(List.of("check", "--recordings", har));
    if (report) {
      args.addAll(List.of("--report-dir", folder.resolve("report")));
    }

    CommandLineRun run =
        Program.run(Map.of("JAVA_TOOL_OPTIONS", "-Xmx256m"), folder, args.toArray());

    long ours = rounds * OURS_PER_ROUND;
    assertThat(ours).isGreaterThan(1000);
    assertThat(run.out().replaceAll("(?<=\\d),(?=\\d)", ""))
        .as(run.err())
        .startsWith("CONFORMANT  %d of %d exchanges checked, no drift".formatted(ours, ours))
        .contains(rounds * FOREIGN_PER_ROUND + 1 + " exchanges skipped: method");
    assertThat(run.status()).isZero();
  }
}
