package io.github.cbrsdk.client;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.api.BackupsApi;
import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.http.ApiCall;
import io.github.cbrsdk.http.ApiClient;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.ConnectionBuilder;
import io.github.cbrsdk.http.Credentials;
import io.github.cbrsdk.http.Time;
import io.github.cbrsdk.json.MemberException;
import io.github.cbrsdk.model.BackupDetail;
import io.github.cbrsdk.model.ShowBackupResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client of the Cloud Backup and Recovery service for one project. Immutable and thread-safe;
 * create one and reuse it.
 */
public final class CbrClient implements AutoCloseable {
  private final ApiClient client;
  private final String projectId;
  private final BackupsApi backups;
  private final CallOptions options;
  private final Time time;

  private CbrClient(
      ApiClient client, String projectId, BackupsApi backups, CallOptions options, Time time) {
    this.client = client;
    this.projectId = projectId;
    this.backups = backups;
    this.options = options;
    this.time = time;
  }

  /** Builder of a client. Required are endpoint, project and credentials. */
  public static Builder builder() {
    return new Builder();
  }

  /** This client, with the same connections, but other options for {@code showBackup...}. */
  public CbrClient with(CallOptions options) {
    return new CbrClient(client, projectId, backups, requireNonNull(options, "options"), time);
  }

  Time time() {
    return time;
  }

  /** This client with at most this timeout of a call. */
  CbrClient within(Duration limit) {
    return limit.compareTo(options.timeout()) < 0 ? with(options.withTimeout(limit)) : this;
  }

  /**
   * Shows one backup.
   *
   * @param backupId the id of the backup
   * @throws io.github.cbrsdk.error.NotFoundException if there is no such backup
   * @throws io.github.cbrsdk.error.ApiException if there is no readable response
   * @throws IllegalArgumentException if the id cannot be a path segment
   */
  public BackupDetail showBackup(String backupId) {
    return call(backupId).execute(ShowBackupResponse::backup);
  }

  /** As {@link #showBackup}, with status, headers, text and discrepancies. */
  public ApiResponse<ShowBackupResponse> showBackupWithResponse(String backupId) {
    return call(backupId).executeWithResponse();
  }

  /** As {@link #showBackup}, on another thread. Cancelling the future cancels the call. */
  public CompletableFuture<BackupDetail> showBackupAsync(String backupId) {
    return call(backupId).executeAsync(ShowBackupResponse::backup);
  }

  /** As {@link #showBackupAsync}, with status, headers, text and discrepancies. */
  public CompletableFuture<ApiResponse<ShowBackupResponse>> showBackupWithResponseAsync(
      String backupId) {
    return call(backupId).executeWithResponseAsync();
  }

  private ApiCall<ShowBackupResponse> call(String backupId) {
    return backups
        .showBackup(projectId, requireNonNull(backupId, "backupId"))
        .with(options)
        .rejecting(
            response -> isOf(backupId, response) ? null : "The response contains another backup");
  }

  /** Whether a response contains the backup. True too if its id is missing or not a string. */
  private static boolean isOf(String backupId, ShowBackupResponse response) {
    try {
      return response.backup().id().equalsIgnoreCase(backupId);
    } catch (MemberException e) {
      return true;
    }
  }

  /**
   * The operations of a generated interface, whether or not this class has a method for them.
   *
   * @throws IllegalArgumentException if a method of it does not return an {@link ApiCall}
   */
  public <A> A api(Class<A> api) {
    return client.api(api);
  }

  /**
   * Rejects new asynchronous calls; running ones still complete. Closes idle connections, except
   * those of the user's OkHttpClient.
   */
  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "CbrClient{" + client + ", project " + projectId + '}';
  }

  public static final class Builder extends ConnectionBuilder<Builder> {
    private final ApiClient.Builder client = ApiClient.builder();
    private CallOptions options = CallOptions.standard();
    private Credentials credentials = Credentials.NONE;
    private @Nullable String projectId;

    private Builder() {}

    /** The id of the project. By default that of the credentials or of their token. */
    public Builder projectId(String projectId) {
      this.projectId = requireNonNull(projectId, "projectId");
      return this;
    }

    /**
     * A token for the project.
     *
     * @throws IllegalArgumentException if it is blank or has a character that a header cannot have
     */
    public Builder token(String token) {
      return credentials(TokenCredentials.of(token));
    }

    public Builder credentials(Credentials credentials) {
      client.credentials(credentials);
      this.credentials = credentials;
      return this;
    }

    /** As {@link ApiClient.Builder#userAgent}. */
    public Builder userAgent(String product) {
      client.userAgent(product);
      return this;
    }

    /** As {@link ApiClient.Builder#options}. */
    public Builder options(CallOptions options) {
      this.options = requireNonNull(options, "options");
      client.options(options);
      return this;
    }

    /** As {@link ApiClient.Builder#maxBodyBytes}. */
    public Builder maxBodyBytes(long maxBodyBytes) {
      client.maxBodyBytes(maxBodyBytes);
      return this;
    }

    /** As {@link ApiClient.Builder#onDiscrepancy}. */
    public Builder onDiscrepancy(Consumer<? super ApiResponse<?>> listener) {
      client.onDiscrepancy(listener);
      return this;
    }

    /**
     * Creates the client. Logs in only if neither the builder nor the credentials have a project
     * id.
     *
     * @throws IllegalArgumentException if the project is missing or is not that of the credentials,
     *     or the endpoint is missing, invalid or not https
     * @throws io.github.cbrsdk.error.ApiException if the login fails
     */
    public CbrClient build() {
      ApiClient built = applyTo(client).build();
      BackupsApi backups = built.api(BackupsApi.class);
      String project = project();
      built.requireEndpointWithout(project);
      return new CbrClient(built, project, backups, options, time());
    }

    private String project() {
      String known = credentials.projectId();
      if (projectId != null && known != null && !projectId.equals(known)) {
        throw new IllegalArgumentException(
            "projectId is " + projectId + ", but the credentials are for the project " + known);
      }
      String project = projectId == null ? known : projectId;
      if (project == null) {
        project = credentials.authorize(options.timeout()).projectId();
      }
      if (project == null) {
        throw new IllegalArgumentException("projectId is missing");
      }
      return project;
    }
  }
}
