package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is told to stop while it waits for an answer leaves no temporary file. */
class StoppedRunTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"check --report-dir reports", "record --out recordings"})
  void leavesNoTemporaryFile(String command) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (BareEndpoint endpoint = BareEndpoint.waiting(asked, over)) {
      Process process = start(endpoint, command);
      try {
        assertThat(asked.await(2, TimeUnit.MINUTES)).as(() -> read(folder.resolve("log"))).isTrue();
        assertThat(temporary()).as("while it runs").isNotEmpty();

        process.destroy();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(temporary()).as("afterwards").isEmpty();
      } finally {
        process.destroyForcibly();
        over.countDown();
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Process start(BareEndpoint endpoint, String command) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + folder));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    List<String> words = List.of(command.split(" "));
    for (Object word :
        endpoint.args(words.get(0), words.get(1), folder.resolve(words.get(2)).toString())) {
      line.add(word.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().put("CBR_TOKEN", BareEndpoint.TOKEN);
    return builder.start();
  }

  private List<String> temporary() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".spool") || name.startsWith(".recording-"))
          .toList();
    }
  }
}
