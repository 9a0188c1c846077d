package consumer;

import com.sun.net.httpserver.HttpServer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.model.Backup;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Calls a server of its own with what the shrinker has left of the SDK. */
public final class Consumer {
  private static final String BODY =
      "{\"backup\": {\"id\": \"b-1\", \"name\": \"nightly\", \"status\": \"available\","
          + " \"children\": [{\"id\": \"c-1\"}], \"new\": {\"a\": 1.50}}}";

  private Consumer() {}

  public static void main(String[] args) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean known = exchange.getRequestURI().getPath().equals("/v3/p-1/backups/b-1");
          byte[] body =
              (known ? BODY : "{\"error_code\": \"BackupService.6200\"}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(known ? 200 : 404, body.length);
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
      BackupDetail backup = client.showBackup("b-1");
      check(backup.name().equals("nightly"));
      check(backup.status().known() == BackupStatus.Known.AVAILABLE);
      check(backup.children().get(0).id().equals("c-1"));
      check(backup.undeclared().get("new").toString().equals("{\"a\":1.50}"));
      check(backup.with(Backup.NAME, "weekly").name().equals("weekly"));
      check(!backup.discrepancies().isEmpty());
      check(copy(backup).equals(backup));
      check(client.showBackupAsync("b-1").join().equals(backup));
      try {
        client.showBackup("b-2");
        check(false);
      } catch (NotFoundException e) {
        check("BackupService.6200".equals(e.errorCode()));
      }
    } finally {
      server.stop(0);
    }
    System.out.println("Works shrunk");
  }

  private static Object copy(Object value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError();
    }
  }
}
