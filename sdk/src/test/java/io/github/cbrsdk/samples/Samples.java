package io.github.cbrsdk.samples;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.api.BackupsApi;
import io.github.cbrsdk.auth.AccessKeyCredentials;
import io.github.cbrsdk.auth.ApplicationCredentials;
import io.github.cbrsdk.auth.CredentialChain;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.client.BackupWaiter;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.client.FakeBackups;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.http.ApiCall;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.Credentials;
import io.github.cbrsdk.http.NewDiscrepancies;
import io.github.cbrsdk.http.RetryPolicy;
import io.github.cbrsdk.json.Discrepancy;
import io.github.cbrsdk.json.NoContent;
import io.github.cbrsdk.json.Presence;
import io.github.cbrsdk.model.Backup;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.BackupStatus;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import retrofit2.http.GET;
import retrofit2.http.Path;

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

  BackupDetail chain(String backupId) {
    // snippet: chain
    try (Credentials credentials = CredentialChain.fromEnvironment();
        CbrClient client =
            CbrClient.builder()
                .endpoint(endpoint)
                .credentials(credentials) // which clients may share, and do not close
                .projectId(projectId) // or that of the credentials
                .build()) {
      return client.showBackup(backupId);
    }
    // end
  }

  Credentials chain(Map<String, String> environment, java.nio.file.Path folder) {
    return CredentialChain.create().environment(environment).folders(folder, folder).find();
  }

  Credentials applicationCredential(String iamEndpoint, String id, String secret) {
    return ApplicationCredentials.builder().endpoint(iamEndpoint).id(id).secret(secret).build();
  }

  CbrClient proxy(Credentials credentials, String host, int port, String password) {
    // snippet: proxy
    return CbrClient.builder()
        .endpoint(endpoint)
        .projectId(projectId)
        .credentials(credentials)
        .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port)))
        .proxyLogin("robin", password) // if it asks for one
        .build();
    // end
  }

  CbrClient telemetry(CbrClient.Builder builder, Function<OkHttpClient, Call.Factory> telemetry) {
    // snippet: telemetry
    return builder
        .userAgent("my-app/1.2") // behind the name and the version of this library
        .callFactory(telemetry) // wraps the HTTP client, as OpenTelemetry's OkHttpTelemetry does
        .build();
    // end
  }

  String ownOperations(CbrClient client, String vaultId) {
    // snippet: own-operations
    interface Vaults {
      @GET("v3/{project_id}/vaults/{vault_id}")
      ApiCall<NoContent> show(
          @Path("project_id") String projectId, @Path("vault_id") String vaultId);
    }

    Vaults vaults = client.api(Vaults.class); // keep it
    JsonNode vault = vaults.show(projectId, vaultId).execute().toTree();
    return vault.at("/vault/name").textValue();
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
        .onDiscrepancy(NewDiscrepancies.to(drift -> System.err.println("drift: " + drift)))
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
        ShowBackupResponse.example()
            .backup()
            .with(Backup.STATUS, BackupStatus.PROTECTING)
            .with(Backup.DESCRIPTION, null)
            .without(Backup.NAME);
    // end
    return backup;
  }

  String fake(BackupDetail backup) {
    // snippet: fake
    FakeBackups backups = new FakeBackups().put(backup);
    try (CbrClient client = backups.clientBuilder().build()) {
      BackupStatus before = client.showBackup(backup.id()).status();
      backups.put(backup.with(Backup.STATUS, BackupStatus.AVAILABLE));
      return before + " -> " + client.showBackup(backup.id()).status();
    }
    // end
  }

  ShowBackupResponse generated(CbrClient client) {
    // snippet: generated
    BackupsApi backups = client.api(BackupsApi.class);
    return backups.showBackup(projectId, backupId).execute();
    // end
  }
}
