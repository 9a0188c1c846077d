package io.github.cbrsdk.client;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Backups for a {@link CbrClient} without a server, for tests of code that uses a client. The
 * client sends nothing and reads the JSON of these backups as the response of a service.
 * Thread-safe.
 */
public final class FakeBackups {
  private static final MediaType JSON = MediaType.get("application/json");

  private final Map<String, BackupDetail> backups = new ConcurrentHashMap<>();

  /** Without backups. */
  public FakeBackups() {}

  /**
   * Adds a backup, or replaces the one with the same id.
   *
   * @throws io.github.cbrsdk.json.MemberException if the backup has no id
   */
  public FakeBackups put(BackupDetail backup) {
    backups.put(backup.id(), backup);
    return this;
  }

  /** Removes the backup with this id, if there is one. */
  public FakeBackups remove(String backupId) {
    backups.remove(requireNonNull(backupId, "backupId"));
    return this;
  }

  /**
   * A builder of clients that return these backups. An unknown id, and each other operation, fails
   * with {@link io.github.cbrsdk.error.NotFoundException}. Do not set another HTTP client.
   */
  public CbrClient.Builder clientBuilder() {
    return CbrClient.builder()
        .endpoint("https://fake.invalid")
        .projectId("fake-project")
        .token("fake-token")
        .httpClient(new OkHttpClient.Builder().addInterceptor(this::respond).build());
  }

  private Response respond(Interceptor.Chain chain) {
    List<String> path = chain.request().url().pathSegments();
    BackupDetail backup = backups.get(path.get(path.size() - 1));
    String body =
        backup == null
            ? ""
            : ShowBackupResponse.fromJson("{}").with(ShowBackupResponse.BACKUP, backup).toJson();
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(backup == null ? 404 : 200)
        .message("")
        .body(ResponseBody.create(body, JSON))
        .build();
  }
}
