package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposeCommandTest {
  private static final String OVERLAY =
      """
      overlay: 1.0.0
      info: {title: t, version: '1'}
      actions:
        - target: $.info
          update: {x-note: nothing}
      """;

  @TempDir Path folder;

  @Test
  void withoutAnyExchangeNothingWasChecked() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    CommandLineRun run = CommandLineRun.of("propose", "--recordings", empty);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("Nothing could be checked");
  }

  @Test
  void proposalMayBuildOnAFile() throws IOException {
    Path overlay = Files.writeString(folder.resolve("mine.yaml"), OVERLAY);
    Path body = Files.writeString(folder.resolve("body.json"), "{\"backup\": {\"new\": 1}}");
    Path out = folder.resolve("out.yaml");

    CommandLineRun run =
        CommandLineRun.of("propose", "--recordings", body, "--edition", overlay, "--out", out);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(out)).contains("base: " + overlay);
    assertThat(Contract.bundled().edition(out.toString()).edition().title()).contains("mine.yaml");
  }
}
