package io.github.cbrsdk.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The check against Prism, which makes a server of the contract alone. */
@Tag("nightly")
class PrismIT {
  @Test
  void whatPrismMakesOfTheContractConforms() throws Exception {
    try (PrismServer prism = PrismServer.of(Path.of("../openapi/cbr.yaml"))) {
      StringWriter out = new StringWriter();

      int status =
          Main.run(
              new String[] {
                "check",
                "--only-success",
                "--edition",
                "any",
                "--endpoint",
                prism.url(),
                "--project-id",
                "5e1f0c9a7b3d4826a1c4e8f2097b6d53",
                "--backup-id",
                "c0a5e6f1-2d3b-4c8e-9f70-61b2a4d8e935"
              },
              new PrintWriter(out),
              new PrintWriter(out),
              Map.of("CBR_TOKEN", "any-token-will-do"),
              false);

      assertThat(out.toString()).contains("CONFORMANT  1 of 1");
      assertThat(status).isZero();
    }
  }
}
