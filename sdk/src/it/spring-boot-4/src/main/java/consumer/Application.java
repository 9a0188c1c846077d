package consumer;

import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import okhttp3.OkHttp;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Serves a backup, asks itself for it with the SDK, and sends it back to itself in each form. */
@SpringBootApplication
@RestController
public class Application {
  /** With what a mapper would lose or change: nulls, digits, members that are not declared. */
  private static final String BACKUP =
      "{\"id\":\"b-1\",\"name\":\"nächtlich\",\"status\":\"available\",\"description\":null,"
          + "\"resource_size\":40.0,\"size\":4e1,\"precise\":0.12345678901234567890,"
          + "\"children\":[{\"id\":\"c-1\",\"new\":[]}],\"zero\":-0}";

  /** A class that the SDK knows nothing of. */
  public record Note(BackupDetail backup, BackupStatus status, String text) {}

  @GetMapping("/v3/p-1/backups/b-1")
  ShowBackupResponse show() {
    return ShowBackupResponse.fromJson("{\"backup\":" + BACKUP + "}");
  }

  @PostMapping("/model")
  BackupDetail model(@RequestBody BackupDetail backup) {
    return backup;
  }

  @PostMapping("/list")
  List<BackupDetail> list(@RequestBody List<BackupDetail> backups) {
    return backups;
  }

  @PostMapping("/record")
  Note record(@RequestBody Note note) {
    return note;
  }

  public static void main(String[] args) throws Exception {
    try (ConfigurableApplicationContext context =
        SpringApplication.run(Application.class, "--server.port=0", "--logging.level.root=warn")) {
      String endpoint =
          "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
      try (CbrClient client =
          CbrClient.builder().endpoint(endpoint).projectId("p-1").token("secret").build()) {
        equal(client.showBackup("b-1").toJson(), BACKUP);
      }
      HttpClient http = HttpClient.newHttpClient();
      equal(post(http, endpoint + "/model", BACKUP), BACKUP);
      String list = "[" + BACKUP + "," + BACKUP + "]";
      equal(post(http, endpoint + "/list", list), list);
      String note = "{\"backup\":" + BACKUP + ",\"status\":\"new\",\"text\":\"kept\"}";
      equal(post(http, endpoint + "/record", note), note);
    }
    System.out.println(
        "Works with "
            + SpringApplication.class.getPackage().getImplementationVersion()
            + ", Jackson "
            + com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION
            + ", OkHttp "
            + OkHttp.VERSION
            + ", Kotlin "
            + kotlin.KotlinVersion.CURRENT);
  }

  private static String post(HttpClient http, String url, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static void equal(String actual, String expected) {
    if (!actual.equals(expected)) {
      throw new AssertionError(actual + "\nis not\n" + expected);
    }
  }
}
