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
 * Backups that a {@link CbrClient} shows without a server, for tests of code that uses a client.
 * Nothing is sent: the client reads the JSON of these backups as if a service had sent it. Safe for
 * threads.
 */
public final class FakeBackups {
  private static final MediaType JSON = MediaType.get("application/json");

  private final Map<String, BackupDetail> backups = new ConcurrentHashMap<>();

  /** No backups. */
  public FakeBackups() {}

  /**
   * Adds a backup, in place of an earlier one of the same id.
   *
   * @throws io.github.cbrsdk.json.MemberException if the backup has no id
   */
  public FakeBackups put(BackupDetail backup) {
    backups.put(backup.id(), backup);
    return this;
  }

  /** Removes the backup of that id, if there is one. */
  public FakeBackups remove(String backupId) {
    backups.remove(requireNonNull(backupId, "backupId"));
    return this;
  }

  /**
   * A builder whose clients show these backups. An id of no backup is a {@link
   * io.github.cbrsdk.error.NotFoundException}, and so is each other operation. To set another HTTP
   * client undoes the fake.
   */
  public CbrClient.Builder clientBuilder() {
    return CbrClient.builder()
        .endpoint("https://fake.invalid")
        .projectId("fake-project")
        .token("fake-token")
        .httpClient(new OkHttpClient.Builder().addInterceptor(this::answer).build());
  }

  private Response answer(Interceptor.Chain chain) {
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
