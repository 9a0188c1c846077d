package io.github.cbrsdk.bench;

import com.huaweicloud.sdk.cbr.v1.model.ShowBackupRequest;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.client.CbrClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The clients that are compared, and one call of each. */
final class Clients {
  private Clients() {}

  static CbrClient ours(String url) {
    return CbrClient.builder().endpoint(url).projectId(Bodies.PROJECT_ID).token("a-token").build();
  }

  static Object call(CbrClient client) {
    return client.showBackup(Bodies.BACKUP_ID);
  }

  static com.huaweicloud.sdk.cbr.v1.CbrClient vendors(String url) {
    return com.huaweicloud.sdk.cbr.v1.CbrClient.newBuilder()
        .withCredential(
            new BasicCredentials().withAk("AK").withSk("SK").withProjectId(Bodies.PROJECT_ID))
        .withEndpoints(List.of(url))
        .build();
  }

  static Object call(com.huaweicloud.sdk.cbr.v1.CbrClient client) {
    return client.showBackup(new ShowBackupRequest().withBackupId(Bodies.BACKUP_ID));
  }

  static Request request(String url) {
    return new Request.Builder()
        .url(url + "/v3/" + Bodies.PROJECT_ID + "/backups/" + Bodies.BACKUP_ID)
        .header("X-Auth-Token", "a-token")
        .build();
  }

  static Object call(OkHttpClient client, Request request) {
    try (Response response = client.newCall(request).execute()) {
      return response.body().bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
