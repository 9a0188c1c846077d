package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** A server that answers everything with one backup, as a test wants it. */
final class BareEndpoint implements AutoCloseable {
  static final String PROJECT = "5796a670482c590e0d9782bfcdc83011";
  static final String BACKUP = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a";
  static final String TOKEN = "token-of-the-tests-0815";

  private static final Path RECORDING =
      Path.of("src/main/recordings/huawei-my-2022-08/server-with-one-disk.json");

  private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /**
   * Starts it.
   *
   * @param change makes the body from that of a backup
   * @param contentTypes one header each
   */
  BareEndpoint(UnaryOperator<String> change, String... contentTypes) throws IOException {
    this(() -> {}, change, contentTypes);
  }

  /** What happens before it answers. */
  interface Before {
    void answer() throws InterruptedException;
  }

  BareEndpoint(Before before, UnaryOperator<String> change, String... contentTypes)
      throws IOException {
    byte[] body = change.apply(backup()).getBytes(UTF_8);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          try {
            before.answer();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.getResponseHeaders().put("Content-Type", List.of(contentTypes));
          exchange.getResponseHeaders().add("X-Request-Id", "9d06a7b1e4f24c38b57a0c6e12fd8394");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /** The body of a backup that conforms. */
  private static String backup() throws IOException {
    return new ObjectMapper().readTree(RECORDING.toFile()).at("/response/jsonBody").toString();
  }

  /** An endpoint that signals the first request, and responds after the test. */
  static BareEndpoint waiting(CountDownLatch asked, CountDownLatch over) throws IOException {
    return new BareEndpoint(
        () -> {
          asked.countDown();
          over.await();
        },
        body -> body,
        "application/json");
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked, as method and URI. */
  List<String> requests() {
    return requests;
  }

  /** The arguments of a command that asks for one backup. */
  List<Object> args(String command, Object... more) {
    List<Object> args = new ArrayList<>(List.of(command, "--only-success", "--max-rate", 1000));
    args.addAll(List.of("--project-id", PROJECT, "--backup-id", BACKUP));
    args.addAll(List.of("--operation", "showBackup"));
    args.addAll(List.of(more));
    if (!args.contains("--endpoint")) {
      args.addAll(List.of("--endpoint", url()));
    }
    return args;
  }

  CommandLineRun run(String command, Object... more) {
    return CommandLineRun.in(Map.of("CBR_TOKEN", TOKEN), false, args(command, more).toArray());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
