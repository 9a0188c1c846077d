package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runnable jar runs a check in a second virtual machine, and both are one to the outside. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the jar runs in one virtual machine")
class LauncherIT {
  @TempDir Path folder;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  /** What a test looks at while a check waits for a response. */
  private interface Look {
    void at(Process process) throws Exception;
  }

  private void whileItWaits(List<String> options, Look look) throws Exception {
    try (BareEndpoint endpoint = BareEndpoint.waiting(asked, over)) {
      Process process =
          Program.start(
              Stream.concat(options.stream(), Stream.of("-Djava.io.tmpdir=" + folder)).toList(),
              Map.of("CBR_TOKEN", BareEndpoint.TOKEN),
              folder.resolve("err").toFile(),
              endpoint
                  .args("check", "--report-dir", folder.resolve("reports").toString())
                  .toArray());
      try {
        assertThat(asked.await(1, TimeUnit.MINUTES)).as("a request came").isTrue();
        look.at(process);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        over.countDown();
      }
    }
  }

  @Test
  void memoryAndPropertiesAreThoseOfTheUser() throws Exception {
    whileItWaits(
        List.of("-Xmx123m"),
        process ->
            assertThat(process.children())
                .singleElement()
                .extracting(child -> List.of(child.info().arguments().orElseThrow()))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("-XX:TieredStopAtLevel=1", "-Xmx123m", "-Djava.io.tmpdir=" + folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--recordings large.har", "--recordings=large.har"})
  void largeFileIsCheckedWithBothCompilers(String option) throws Exception {
    Path large = folder.resolve("large.har");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(200_000_000);
    }
    String command = "check " + option.replace("large.har", large.toString());
    Process process =
        Program.start(Map.of(), folder.resolve("err").toFile(), (Object[]) command.split(" "));
    List<String> options = List.of();
    while (process.isAlive() && !options.contains(Main.class.getName())) {
      options =
          process
              .children()
              .flatMap(child -> Stream.of(child.info().arguments().orElse(new String[0])))
              .toList();
    }
    process.waitFor();
    assertThat(options)
        .contains("-XX:FreqInlineSize=60", Main.class.getName())
        .doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @Test
  void whatStopsOneStopsBoth() throws Exception {
    whileItWaits(
        List.of(),
        process -> {
          ProcessHandle child = process.children().findFirst().orElseThrow();
          assertThat(spools()).as("while it runs").isTrue();

          process.destroy();

          assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
          assertThat(child.isAlive()).isFalse();
          assertThat(spools()).as("afterwards").isFalse();
        });
  }

  @Test
  void otherOptionsOfTheUserAreKeptByRunningInOne() throws Exception {
    whileItWaits(
        List.of("-XX:+UseParallelGC"), process -> assertThat(process.children()).isEmpty());
  }

  private boolean spools() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".spool"));
    }
  }
}
