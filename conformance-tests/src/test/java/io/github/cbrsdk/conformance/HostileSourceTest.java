package io.github.cbrsdk.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever lies in a file, reading and checking it ends in a verdict or in a clear error. */
class HostileSourceTest {
  private static final Conformance CHECK = Conformance.of(Contract.bundled());
  private static final int MIB = 1 << 20;

  /** Valid files of each kind, to be spoilt. */
  private static final List<String> SEEDS =
      List.of(
          "{\"backup\": {\"id\": \"a\", \"children\": [{}], \"resource_size\": 1}}",
          "{\"request\": {\"method\": \"GET\", \"urlPath\": \"/v3/p/backups/b\"}, \"response\":"
              + " {\"status\": 200, \"jsonBody\": {\"backup\": {}}}}",
          "{\"log\": {\"version\": \"1.2\", \"entries\": [{\"request\": {\"method\": \"GET\","
              + " \"url\": \"https://h/v3/p/backups/b\", \"headers\": [{\"name\": \"a\","
              + " \"value\": \"b\"}]}, \"response\": {\"status\": 200, \"headers\": [],"
              + " \"content\": {\"mimeType\": \"application/json\", \"text\": \"{}\"}}}]}}");

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ",",
          ":",
          "null",
          "1e999999999",
          "-",
          "9".repeat(3000),
          "\\ud800",
          "\u0000",
          "\uFEFF",
          "\"response\":",
          "\"entries\":",
          "\"text\":",
          "\"encoding\":\"base64\",",
          "\"status\":\"x\",",
          "\"bodyFileName\":\"a\\u0000b\",",
          "\"bodyFileName\":\"../../a\",",
          "\"url\":\"%zz\",",
          "{\"a\":".repeat(2000),
          "[".repeat(5000));

  @TempDir Path folder;

  /** A verdict, or an error with a message for the person who gave the file. */
  private static void check(Path path) {
    try {
      assertThat(CHECK.check(Recordings.at(path)).verdict()).isNotNull();
    } catch (SourceException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "a.har", "a.ndjson", "a.jsonl", "a.txt"})
  void randomBytesAndSpoiltFilesEndInAVerdictOrAClearError(String name) throws IOException {
    Path file = folder.resolve(name);
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 150; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      Files.write(file, i % 3 == 0 ? bytes : spoilt(random).getBytes(UTF_8));
      check(file);
    }
  }

  private static String spoilt(Random random) {
    StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(12));
      text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  static List<String> huge() {
    return Extent.of(4, List.of("log.har", "body.json", "mapping.json", "entries.ndjson"));
  }

  /** In a Java of its own, which has little memory. */
  @ParameterizedTest
  @MethodSource("huge")
  void bodyOf100MebibytesNeedsLittleMemory(String name) throws Exception {
    Path file = folder.resolve(name);
    writeHuge(file, name);
    Process process = fork(file);

    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      // One line of many is one exchange that is not checked; any other file is refused.
      assertThat(process.exitValue()).as(said).isEqualTo(name.endsWith("ndjson") ? 3 : 2);
      assertThat(said)
          .containsAnyOf("larger than", "longer than", "exceeds the limits")
          .doesNotContain("OutOfMemoryError", "Exception");
    } finally {
      process.destroyForcibly();
    }
  }

  private Process fork(Path file) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("io.github.cbrsdk.conformance.cli.Main");
    command.addAll(List.of("check", "--recordings", file.toString(), "--edition", "any"));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void writeHuge(Path file, String name) {
    String before =
        switch (name) {
          case "body.json" -> "{\"backup\": {\"name\": \"";
          case "mapping.json" ->
              "{\"request\": {\"method\": \"GET\", \"urlPath\": \"/v3/p/backups/b\"}, \"response\":"
                  + " {\"status\": 200, \"body\": \"";
          default ->
              (name.endsWith("har") ? "{\"log\": {\"version\": \"1.2\", \"entries\": [" : "")
                  + "{\"request\": {\"method\": \"GET\", \"url\": \"https://h/v3/p/backups/b\"},"
                  + " \"response\": {\"status\": 200, \"content\": {\"text\": \"";
        };
    String after =
        switch (name) {
          case "body.json", "mapping.json" -> "\"}}";
          case "log.har" -> "\"}}}]}}";
          default -> "\"}}}\n";
        };
    byte[] block = "x".repeat(MIB).getBytes(UTF_8);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(before.getBytes(UTF_8));
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
      out.write(after.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void bodyFileOfANameThatIsNoneIsNotChecked() throws IOException {
    Path file = folder.resolve("mapping.json");
    Files.writeString(
        file,
        "{\"request\": {\"method\": \"GET\", \"urlPath\": \"/v3/p/backups/b\"}, \"response\":"
            + " {\"status\": 200, \"bodyFileName\": \"a\\u0000b\"}}");

    assertThat(CHECK.check(Recordings.at(file)).exchanges().notChecked())
        .containsOnlyKeys("the name of the stub's body file is not a path");
  }

  @Test
  void emptyAndMissingFilesAreClearErrorsOrNotChecked() throws IOException {
    Path empty = folder.resolve("empty.json");
    Files.writeString(empty, "");
    check(empty);
    check(folder.resolve("not-there.json"));
    check(Files.createDirectory(folder.resolve("empty")));
  }
}
