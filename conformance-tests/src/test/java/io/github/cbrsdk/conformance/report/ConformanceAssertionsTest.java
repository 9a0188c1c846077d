package io.github.cbrsdk.conformance.report;

import static io.github.cbrsdk.conformance.report.ConformanceAssertions.assertConformant;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.traffic.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceAssertionsTest {
  @TempDir Path folder;

  @Test
  void passesOverConformingRecordings() {
    assertConformant(Recordings.at(Path.of("src/main/recordings/otc-2024-09")));
  }

  @Test
  void failsWithTheReport() throws IOException {
    Path body = Files.writeString(folder.resolve("body.json"), "{\"backup\": {\"id\": 5}}");

    assertThatThrownBy(() -> assertConformant(Recordings.at(body), "any"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("DRIFTED")
        .hasMessageContaining("/backup/id");
  }

  @Test
  void nothingCheckedIsNoSuccess() {
    assertThatThrownBy(() -> assertConformant(exchanges -> {}))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("NOT CHECKED");
  }
}
