package consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.model.BackupDetail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Logs in at a server of its own, and asks it for a backup. */
public final class Consumer {
  private static final String TOKEN =
      "{\"token\": {\"issued_at\": \"2026-01-01T00:00:00.000000Z\", \"expires_at\": \"2999-01-01T00:00:00.000000Z\"}}";
  private static final String BACKUP =
      "{\"backup\": {\"id\": \"b-1\", \"name\": \"nightly\", \"status\": \"available\"}}";

  private Consumer() {}

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("X-Subject-Token", "secret");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public static void main(String[] args) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v3/auth/tokens", exchange -> answer(exchange, 201, TOKEN));
    server.createContext("/v3/p-1/backups/b-1", exchange -> answer(exchange, 200, BACKUP));
    server.start();
    String endpoint = "http://localhost:" + server.getAddress().getPort();
    try (PasswordCredentials login =
            PasswordCredentials.builder()
                .endpoint(endpoint)
                .user("robin")
                .password("secret")
                .domain("example-domain")
                .projectId("p-1")
                .build();
        CbrClient client =
            CbrClient.builder()
                .endpoint(endpoint)
                .projectId("p-1")
                .credentials(login)
                .build()) {
      BackupDetail backup = client.showBackupAsync("b-1").join();
      if (!backup.name().equals("nightly")) {
        throw new AssertionError(backup);
      }
    } finally {
      server.stop(0);
    }
    System.out.println(
        "Works as " + CbrClient.class.getModule() + " of Java " + Runtime.version().feature());
  }
}
