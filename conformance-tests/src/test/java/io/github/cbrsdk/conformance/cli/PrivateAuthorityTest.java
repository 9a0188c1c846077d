package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.mock.EndpointSettings;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An https endpoint whose certificate no public authority has signed. */
class PrivateAuthorityTest {
  @TempDir static Path folder;

  private static EmbeddedEndpoint endpoint;
  private static Path ca;

  @BeforeAll
  static void start() throws Exception {
    PrivateAuthority authority = new PrivateAuthority(folder);
    ca = authority.pem();
    try (BuiltInRecordings recordings = BuiltInRecordings.open()) {
      endpoint =
          EmbeddedEndpoint.start(
              recordings.all(),
              Contract.bundled().edition(Edition.ANY),
              new EndpointSettings(0, 0, null, authority.keyStore(), PrivateAuthority.PASSWORD));
    }
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  private static CommandLineRun check(Object... more) {
    List<Object> args =
        new ArrayList<>(
            List.of(
                "check",
                "--only-success",
                "--operation",
                "showBackup",
                "--endpoint",
                endpoint.uri(),
                "--project-id",
                "5796a670482c590e0d9782bfcdc83011",
                "--backup-id",
                "f6fadfa7-e5c1-4b62-9362-da5cc13da58a"));
    args.addAll(List.of(more));
    return CommandLineRun.in(Map.of("CBR_TOKEN", endpoint.token()), false, args.toArray());
  }

  @Test
  void isTrustedWhenTold() {
    CommandLineRun run = check("--ca", ca);

    assertThat(run.out()).startsWith("CONFORMANT  1 of 1");
    assertThat(run.status()).isZero();
  }

  @Test
  void isNotTrustedByDefault() {
    CommandLineRun run = check();

    assertThat(run.out()).startsWith("NOT CHECKED").contains("TLS failed", "--ca");
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void aFileWithoutCertificatesIsNoAuthority() throws IOException {
    Path file = Files.writeString(folder.resolve("empty.pem"), "nothing");

    CommandLineRun run = check("--ca", file);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().strip()).contains("empty.pem", "PEM").doesNotContain("\n");
  }
}
