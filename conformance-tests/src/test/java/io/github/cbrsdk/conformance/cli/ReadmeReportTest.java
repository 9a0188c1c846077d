package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report that the README explains is one that the program prints. */
class ReadmeReportTest {
  @TempDir private Path folder;

  @Test
  void isPrintedOfARecordingThatDrifts() throws Exception {
    Path conforming = Path.of("src/main/recordings/huawei-my-2022-08/server-with-one-disk.json");
    Path drifted =
        Files.writeString(
            folder.resolve("drifted.json"),
            Files.readString(conforming)
                .replaceFirst("\"resource_size\": ([0-9]+)", "\"resource_size\": \"$1\""));

    CommandLineRun run =
        CommandLineRun.of("check", "--recordings", drifted, "--edition", "huawei-my-2022-08");

    assertThat(run.status()).isEqualTo(1);
    assertThat(masked(Files.readString(Path.of("../README.md"))))
        .contains("\n<!-- output: report -->\n```text\n" + masked(run.out()).strip() + "\n```\n");
  }

  /** Without what each change of the contract changes. */
  private static String masked(String text) {
    return text.replaceAll("sha256 [0-9a-f]{12}", "sha256 ?")
        .replaceAll("cbr[.]yaml:[0-9]+", "cbr.yaml:?")
        .replaceAll("[0-9]+ % of it", "? % of it")
        .replaceAll("[0-9]+ of [0-9]+ injected", "? of ? injected");
  }
}
