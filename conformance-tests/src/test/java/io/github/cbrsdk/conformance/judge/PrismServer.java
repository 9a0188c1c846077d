package io.github.cbrsdk.conformance.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Prism, which makes a server of a contract alone. */
final class PrismServer implements AutoCloseable {
  private final Process process;
  private final String url;

  private PrismServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it; where Prism cannot be installed, the test is skipped. */
  static PrismServer of(Path contract) throws Exception {
    NodeTool prism = NodeTool.install("@stoplight/prism-cli", "5.14.2", "prism");
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                prism.line(
                    "mock", "-h", "127.0.0.1", "-p", String.valueOf(port), contract.toString()))
            .redirectErrorStream(true)
            .start();
    PrismServer server = new PrismServer(process, "http://127.0.0.1:" + port);
    CompletableFuture<Void> listening = new CompletableFuture<>();
    BufferedReader said = process.inputReader(UTF_8);
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
    } catch (Exception e) {
      server.close();
      throw e;
    }
    return server;
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
