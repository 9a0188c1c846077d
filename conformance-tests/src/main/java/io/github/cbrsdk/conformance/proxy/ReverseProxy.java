package io.github.cbrsdk.conformance.proxy;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.traffic.ContentDecoder;
import io.github.cbrsdk.conformance.traffic.TrafficFilter;
import io.github.cbrsdk.conformance.traffic.UnreadableBodyException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpCompliance;
import wiremock.org.eclipse.jetty.http.UriCompliance;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandler;
import wiremock.org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A server on the loopback interface that passes every call on to a service, and delivers the calls
 * as exchanges until it is stopped. Bodies and header lines pass as they are; those of a single
 * connection are left out, and {@code Host} names the service.
 */
public final class ReverseProxy implements ExchangeSource, AutoCloseable {
  private static final int MAX_HEADERS = 256 << 10;
  private static final int SECONDS_TO_END = 5;

  private final Server server;
  private final ServerConnector connector;
  private final Backlog backlog = new Backlog();
  private final AtomicLong calls = new AtomicLong();

  /** The calls that are underway, and the proxy itself. */
  private final Phaser underway = new Phaser(1);

  private final TrafficFilter filter;
  private final EffectiveContract contract;
  private final OkHttpClient client;
  private long delivered;

  private ReverseProxy(EffectiveContract contract, OkHttpClient client) {
    this.contract = contract;
    this.client = client;
    this.filter = TrafficFilter.of(contract);
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setDaemon(true);
    threads.setName("conformance-proxy");
    threads.setStopTimeout(0);
    this.server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(MAX_HEADERS);
    http.setResponseHeaderSize(MAX_HEADERS);
    // Otherwise headers and paths are changed to the usual form.
    http.setHeaderCacheCaseSensitive(true);
    http.setHeaderCacheSize(0);
    http.setHttpCompliance(
        HttpCompliance.RFC7230.with("as sent", HttpCompliance.Violation.CASE_SENSITIVE_FIELD_NAME));
    http.setUriCompliance(UriCompliance.UNSAFE);
    this.connector = new ServerConnector(server, new HttpConnectionFactory(http));
  }

  /**
   * Starts a proxy.
   *
   * @param port the port, 0 for a free one
   * @param target the URL of the service; the paths of calls follow its path
   * @param client the client to the service, with its trust and its HTTP proxy
   * @param contract tells which calls are checked
   * @param limit the number of calls after which it stops, more than 0
   * @throws SourceException if the port is not available
   */
  public static ReverseProxy start(
      int port, HttpUrl target, OkHttpClient client, EffectiveContract contract, long limit) {
    ReverseProxy proxy = new ReverseProxy(contract, Forwarding.client(client));
    proxy.server.setHandler(
        new AbstractHandler() {
          @Override
          public void handle(
              String path,
              wiremock.org.eclipse.jetty.server.Request call,
              HttpServletRequest request,
              HttpServletResponse response)
              throws IOException {
            call.setHandled(true);
            proxy.underway.register();
            try {
              new PassThrough(call, proxy.backlog).run(target, proxy.client, proxy.backlog);
            } finally {
              proxy.underway.arriveAndDeregister();
              if (proxy.calls.incrementAndGet() == limit) {
                proxy.stop();
              }
            }
          }
        });
    proxy.connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    proxy.connector.setPort(port);
    proxy.connector.setIdleTimeout(0);
    proxy.server.addConnector(proxy.connector);
    try {
      proxy.server.start();
    } catch (IOException | IllegalArgumentException e) { // The latter: there is no such port.
      proxy.close();
      throw new SourceException(
          "Port %d is not available. Name another port, or 0 to take a free one.".formatted(port),
          e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return proxy;
  }

  /** The base URL, without a slash at the end. */
  public URI uri() {
    return URI.create("http://%s:%d".formatted(connector.getHost(), connector.getLocalPort()));
  }

  /** Lets {@link #forEach} deliver what has passed and return. */
  public void stop() {
    backlog.end();
  }

  /** Delivers each call once it has ended, until {@link #stop}. */
  @Override
  public void forEach(Consumer<Exchange> consumer) {
    try {
      backlog.forEach(exchange -> consumer.accept(readable(exchange)), this::close);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceException("The proxy was interrupted. Start it again.", e);
    }
  }

  /** The exchange with its name and with its body decoded, or left out with the reason. */
  private Exchange readable(Exchange passed) {
    Request request = passed.request();
    delivered++;
    if (request == null) {
      return passed;
    }
    String name =
        contract.operation(request.method(), request.url()).map(Operation::id).orElse("other");
    Response response = passed.response();
    Omission skipped = filter.omission(request);
    Omission omission = skipped == null ? passed.omission() : skipped;
    byte[] body = response.body();
    if (omission == null && body != null) {
      try {
        body = ContentDecoder.decode(body, response.headers());
      } catch (UnreadableBodyException e) {
        omission = new Omission(e.reason(), false);
      }
    }
    return new Exchange(
        name + "#" + delivered,
        passed.recordedAt(),
        request,
        new Response(response.status(), response.headers(), body),
        null,
        omission);
  }

  /** Cuts off the calls that are underway, and waits until they have ended. */
  @Override
  public void close() {
    backlog.close();
    client.dispatcher().cancelAll();
    try {
      server.stop();
      underway.awaitAdvanceInterruptibly(underway.arrive(), SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // A call that cannot be cut off is not counted either.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
