package io.github.cbrsdk.conformance.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.cli.Main;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The check against Prism, which makes a server of the contract alone. */
@Tag("nightly")
class PrismIT {
  @Test
  void whatPrismMakesOfTheContractConforms() throws Exception {
    NodeTool prism = NodeTool.install("@stoplight/prism-cli", "5.14.2", "prism");
    int port = freePort();
    Process server =
        new ProcessBuilder(
                prism.line(
                    "mock", "-h", "127.0.0.1", "-p", String.valueOf(port), "../openapi/cbr.yaml"))
            .redirectErrorStream(true)
            .start();
    CompletableFuture<Void> listening = new CompletableFuture<>();
    BufferedReader said = server.inputReader(UTF_8);
    // It is read to its end: a server that cannot say more stands still.
    CompletableFuture.runAsync(
        () -> {
          said.lines()
              .filter(line -> line.contains("is listening"))
              .forEach(line -> listening.complete(null));
          listening.completeExceptionally(new IllegalStateException("Prism ended"));
        });
    try {
      listening.get(2, TimeUnit.MINUTES);
      StringWriter out = new StringWriter();

      int status =
          Main.run(
              new String[] {
                "check",
                "--only-success",
                "--edition",
                "any",
                "--endpoint",
                "http://127.0.0.1:" + port,
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
    } finally {
      server.descendants().forEach(ProcessHandle::destroy);
      server.destroy();
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
