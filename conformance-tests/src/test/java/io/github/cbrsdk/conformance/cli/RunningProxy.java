package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The command {@code proxy}, run inside the test. */
final class RunningProxy implements AutoCloseable {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CompletableFuture<URI> uri = new CompletableFuture<>();
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private final Thread thread;

  private RunningProxy(Map<String, String> environment, Consumer<String> eachError, String[] args) {
    Writer listening =
        new Writer() {
          @Override
          public void write(char[] text, int start, int length) {
            out.write(text, start, length);
            String line = out.toString();
            if (!uri.isDone() && line.startsWith("listening ") && line.endsWith("\n")) {
              uri.complete(URI.create(line.substring("listening ".length()).strip()));
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Writer errors =
        new Writer() {
          @Override
          public void write(char[] text, int start, int length) {
            err.write(text, start, length);
            eachError.accept(new String(text, start, length));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    this.thread =
        new Thread(
            () -> {
              status.complete(
                  Main.run(
                      args,
                      new PrintWriter(listening),
                      new PrintWriter(errors),
                      environment,
                      false));
              uri.completeExceptionally(new AssertionError(err.toString()));
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts it before a service. */
  static RunningProxy before(String service, Object... args) {
    return before(service, Map.of(), text -> {}, args);
  }

  /**
   * Starts the command.
   *
   * @param eachError receives what the command writes to standard error
   */
  static RunningProxy before(
      String service, Map<String, String> environment, Consumer<String> eachError, Object... args) {
    List<String> line = new ArrayList<>(List.of("proxy", "--target", service));
    for (Object arg : args) {
      line.add(arg.toString());
    }
    return new RunningProxy(environment, eachError, line.toArray(String[]::new));
  }

  URI uri() throws Exception {
    return uri.get(1, TimeUnit.MINUTES);
  }

  /** Connects to it. */
  Socket connect() throws Exception {
    Socket socket = new Socket(uri().getHost(), uri().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Sends one request and reads the response. */
  WireMessage send(WireMessage request, int chunk) throws Exception {
    try (Socket socket = connect()) {
      request.write(socket.getOutputStream(), chunk);
      return WireMessage.read(socket.getInputStream(), !request.start().startsWith("HEAD "));
    }
  }

  /** Gets a path. */
  WireMessage get(String path, String... lines) throws Exception {
    List<String> all = new ArrayList<>(List.of("Host: " + uri().getAuthority()));
    all.addAll(List.of(lines));
    return send(new WireMessage("GET " + path + " HTTP/1.1", all, ""), 0);
  }

  /** What it printed and returned, once it has ended by itself. */
  CommandLineRun result() throws Exception {
    int code = status.get(2, TimeUnit.MINUTES);
    return new CommandLineRun(code, out.toString(), err.toString());
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    try {
      thread.join(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(thread.isAlive()).isFalse();
  }
}
