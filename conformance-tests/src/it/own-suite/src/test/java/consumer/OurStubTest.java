package consumer;

import static io.github.cbrsdk.conformance.report.ConformanceAssertions.assertConformant;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project holds the stub that it tests with to the contract. */
class OurStubTest {
  private static final String PATH =
      "/v3/0123456789abcdef0123456789abcdef/backups/7d1c0f7e-2f0a-4a55-9a3e-5b9d3c2a1f10";

  private static final String BACKUP =
      """
      {"backup": {
        "id": "7d1c0f7e-2f0a-4a55-9a3e-5b9d3c2a1f10",
        "project_id": "0123456789abcdef0123456789abcdef",
        "checkpoint_id": "1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9",
        "vault_id": "2c3d4e5f-6071-4829-93a4-b5c6d7e8f90a",
        "resource_id": "3d4e5f60-7182-493a-a4b5-c6d7e8f90a1b",
        "resource_name": "web",
        "resource_size": 40,
        "resource_type": "OS::Cinder::Volume",
        "name": "nightly",
        "image_type": "backup",
        "status": "available",
        "provider_id": "d1603440-187d-4516-af25-121250c7cc97",
        "created_at": "2026-01-02T03:04:05.678901",
        "children": [],
        "extend_info": {}
      }}
      """;

  private HttpServer stub;
  private volatile String body = BACKUP;

  @BeforeEach
  void start() throws IOException {
    stub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stub.createContext(
        PATH,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    stub.start();
  }

  @AfterEach
  void stop() {
    stub.stop(0);
  }

  private Exchange ask() throws IOException, InterruptedException {
    String url = "http://localhost:" + stub.getAddress().getPort() + PATH;
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    return new Exchange(
        "our stub",
        null,
        new Request("GET", url, Headers.none()),
        new Response(
            answer.statusCode(),
            Headers.of("Content-Type", answer.headers().firstValue("Content-Type").orElseThrow()),
            answer.body()));
  }

  @Test
  void ourStubConforms() throws Exception {
    Exchange exchange = ask();

    assertConformant(consumer -> consumer.accept(exchange), "any");
  }

  @Test
  void ourStubWouldBeCaught() throws Exception {
    body = BACKUP.replace(": 40", ": \"40\"");
    Exchange exchange = ask();

    AssertionError report =
        assertThrows(
            AssertionError.class,
            () -> assertConformant(consumer -> consumer.accept(exchange), "any"));
    assertTrue(report.getMessage().contains("type-changed"), report.getMessage());
    assertTrue(report.getMessage().contains("resource_size"), report.getMessage());
  }
}
