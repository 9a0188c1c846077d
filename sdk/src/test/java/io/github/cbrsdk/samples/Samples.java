package io.github.cbrsdk.samples;

import io.github.cbrsdk.api.BackupsApi;
import io.github.cbrsdk.auth.AccessKeyCredentials;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.client.BackupWaiter;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.Credentials;
import io.github.cbrsdk.http.RetryPolicy;
import io.github.cbrsdk.json.Discrepancy;
import io.github.cbrsdk.json.Presence;
import io.github.cbrsdk.model.Backup;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/** The snippets of the README: what stands between two markers stands there, word for word. */
final class Samples {
  private final String endpoint;
  private final String projectId;
  private final String backupId;

  Samples(String endpoint, String projectId, String backupId) {
    this.endpoint = endpoint;
    this.projectId = projectId;
    this.backupId = backupId;
  }

  String firstCall(String token) {
    // snippet: first-call
    try (CbrClient client =
        CbrClient.builder().endpoint(endpoint).projectId(projectId).token(token).build()) {
      BackupDetail backup = client.showBackup(backupId);
      return backup.name() + " is " + backup.status() + ", made at " + backup.createdAt();
    }
    // end
  }

  CbrClient client(Credentials credentials, OkHttpClient yours) {
    // snippet: client
    return CbrClient.builder()
        .endpoint(endpoint)
        .projectId(projectId)
        .credentials(credentials)
        .httpClient(yours) // pool, proxy, TLS, interceptors, telemetry; without it, one of its own
        .options(CallOptions.standard().withTimeout(Duration.ofSeconds(20)))
        .build();
    // end
  }

  Credentials token(String token) {
    return TokenCredentials.of(token);
  }

  Credentials supplied(Supplier<String> vault) {
    return TokenCredentials.supplied(vault);
  }

  Credentials password(String iamEndpoint, String password) {
    // snippet: password
    return PasswordCredentials.builder()
        .endpoint(iamEndpoint) // any Keystone of version 3
        .user("robin")
        .password(password)
        .domain("example-domain")
        .projectId(projectId)
        .build();
    // end
  }

  Credentials accessKey(String accessKey, String secretKey) {
    return AccessKeyCredentials.of(accessKey, secretKey, projectId);
  }

  Credentials temporaryKey(String accessKey, String secretKey, String securityToken) {
    return AccessKeyCredentials.temporary(accessKey, secretKey, securityToken, projectId);
  }

  String errors(CbrClient client) {
    // snippet: errors
    try {
      return client.showBackup(backupId).name();
    } catch (NotFoundException e) {
      return "no such backup";
    } catch (ApiException e) {
      return e.errorCode()
          + " in request "
          + e.requestId()
          + " after "
          + e.attempts()
          + " attempts";
    }
    // end
  }

  BackupDetail retries(CbrClient client) {
    // snippet: retries
    RetryPolicy patient =
        RetryPolicy.builder().maxAttempts(6).baseDelay(Duration.ofSeconds(1)).build();
    CallOptions options =
        CallOptions.standard().withRetry(patient).withTimeout(Duration.ofMinutes(2));

    return client.with(options).showBackup(backupId); // this call only
    // end
  }

  BackupDetail noRetries(CbrClient client) {
    // snippet: no-retries
    return client.with(CallOptions.standard().withRetry(RetryPolicy.never())).showBackup(backupId);
    // end
  }

  CompletableFuture<String> async(CbrClient client) {
    // snippet: async
    CompletableFuture<BackupDetail> backup = client.showBackupAsync(backupId);
    return backup.thenApply(BackupDetail::name); // backup.cancel(true) would cancel the call
    // end
  }

  String response(CbrClient client) {
    // snippet: response
    ApiResponse<ShowBackupResponse> response = client.showBackupWithResponse(backupId);
    return response.status() + " " + response.requestId() + " " + response.text();
    // end
  }

  String members(BackupDetail backup) {
    // snippet: members
    String state =
        switch (backup.status().known()) {
          case AVAILABLE -> "ready";
          case ERROR -> "failed";
          case UNLISTED -> "something new: " + backup.status();
          default -> "on its way";
        };
    boolean saysSo = backup.presence(Backup.EXPIRED_AT) == Presence.NULL; // null, and not absent
    int undocumented = backup.undeclared().size();
    // end
    return state + ' ' + saysSo + ' ' + undocumented;
  }

  void discrepancies(CbrClient client) {
    // snippet: discrepancies
    ApiResponse<ShowBackupResponse> response = client.showBackupWithResponse(backupId);
    for (Discrepancy discrepancy : response.discrepancies()) {
      System.out.println(discrepancy); // OUT_OF_ENUM at /backup/status: expected one of ...
    }
    response.validate(); // throws if there is any
    // end
  }

  CbrClient sensor(CbrClient.Builder builder) {
    // snippet: sensor
    return builder
        .onDiscrepancy(response -> System.err.println("drift: " + response.discrepancies()))
        .build();
    // end
  }

  BackupDetail waiter(CbrClient client) {
    // snippet: waiter
    BackupWaiter waiter =
        BackupWaiter.builder(client)
            .timeout(Duration.ofMinutes(30))
            .onProgress(backup -> System.out.println(backup.status()))
            .build();
    return waiter.untilAvailable(backupId); // or untilDeleted(backupId)
    // end
  }

  BackupDetail testing() {
    // snippet: testing
    BackupDetail backup =
        BackupDetail.fromJson("{\"id\": \"3a9e4f70-61c5-4b8d-a7e2-05d3c8b1f942\"}")
            .with(Backup.STATUS, BackupStatus.PROTECTING)
            .with(Backup.DESCRIPTION, null)
            .without(Backup.NAME);
    // end
    return backup;
  }

  ShowBackupResponse generated(CbrClient client) {
    // snippet: generated
    BackupsApi backups = client.api(BackupsApi.class);
    return backups.showBackup(projectId, backupId).execute();
    // end
  }
}
