package io.github.cbrsdk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on loopback that answers as told and remembers what it was asked. */
public final class TestServer implements AutoCloseable {
  /** What was asked. */
  public record Asked(String method, URI uri, Headers headers, String body) {}

  /** What to answer; header names and values take turns. */
  public record Answer(int status, byte[] body, String... headers) {
    public static Answer json(int status, String body, String... headers) {
      List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
      Collections.addAll(all, headers);
      return new Answer(status, body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
    }
  }

  /** Makes the answer to a request. */
  public interface Behaviour {
    Answer answer(Asked asked) throws Exception;
  }

  static {
    // Else each answer on a kept connection waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  private TestServer(Behaviour behaviour) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, behaviour));
    server.start();
  }

  public static TestServer answering(Behaviour behaviour) {
    try {
      return new TestServer(behaviour);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** One answer after the other, the last one for ever. */
  public static TestServer answering(Answer... answers) {
    AtomicInteger next = new AtomicInteger();
    return answering(asked -> answers[Math.min(next.getAndIncrement(), answers.length - 1)]);
  }

  private void handle(HttpExchange exchange, Behaviour behaviour) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Asked request =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestHeaders(),
              body);
      asked.add(request);
      Answer answer = behaviour.answer(request);
      for (int i = 0; i < answer.headers().length; i += 2) {
        exchange.getResponseHeaders().add(answer.headers()[i], answer.headers()[i + 1]);
      }
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
