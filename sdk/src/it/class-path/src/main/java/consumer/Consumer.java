package consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import com.sun.net.httpserver.HttpServer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.model.BackupDetail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttp;

/** Asks a server of its own for a backup, and keeps it in a class of its own with Jackson. */
public final class Consumer {
  private static final String BODY =
      "{\"backup\": {\"id\": \"b-1\", \"name\": \"nightly\", \"status\": \"available\"}}";

  /** A class that the SDK knows nothing of. */
  public record Note(String text, BackupDetail backup) {}

  private Consumer() {}

  public static void main(String[] args) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v3/p-1/backups/b-1",
        exchange -> {
          byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try (CbrClient client =
        CbrClient.builder()
            .endpoint("http://localhost:" + server.getAddress().getPort())
            .projectId("p-1")
            .token("secret")
            .build()) {
      ObjectMapper mapper = new ObjectMapper();
      Note note = new Note("kept", client.showBackup("b-1"));
      Note read = mapper.readValue(mapper.writeValueAsString(note), Note.class);
      if (!read.equals(note) || !read.backup().name().equals("nightly")) {
        throw new AssertionError(read);
      }
    } finally {
      server.stop(0);
    }
    System.out.println(
        "Works on the class path of Java "
            + Runtime.version().feature()
            + " with Jackson "
            + PackageVersion.VERSION
            + ", OkHttp "
            + OkHttp.VERSION
            + ", Kotlin "
            + kotlin.KotlinVersion.CURRENT);
  }
}
