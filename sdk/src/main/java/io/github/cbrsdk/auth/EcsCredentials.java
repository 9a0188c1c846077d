package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.ApiCall;
import io.github.cbrsdk.http.ApiClient;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.Credentials;
import io.github.cbrsdk.http.RetryPolicy;
import io.github.cbrsdk.http.Time;
import io.github.cbrsdk.json.NoContent;
import java.net.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import retrofit2.http.GET;

/**
 * The temporary access key that the metadata service of a cloud server (ECS) issues to programs on
 * the server, if the server has an agency. It is cached, and renewed before it expires.
 */
public final class EcsCredentials implements Credentials {
  /** The link-local address of the metadata service, the same on every server. */
  private static final String ENDPOINT = "http://169.254.169.254";

  /** Short, because machines outside of the cloud have no metadata service. */
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final String projectId;
  private final Time time;
  private final ApiClient client;
  private final SharedLogin shared;

  private EcsCredentials(String projectId, String endpoint, Time time) {
    this.projectId = HeaderValue.require("projectId", projectId);
    this.time = time;
    this.client =
        ApiClient.builder()
            .endpoint(endpoint)
            .allowInsecureEndpoint()
            .proxy(Proxy.NO_PROXY)
            .time(time)
            .build();
    this.shared = new SharedLogin(time, this::requestKey);
  }

  interface Metadata {
    @GET("openstack/latest/securitykey")
    ApiCall<NoContent> securityKey();
  }

  /** The key of the server that the program runs on, for one project. */
  public static EcsCredentials of(String projectId) {
    return at(ENDPOINT, projectId, Time.SYSTEM);
  }

  /** As {@link #of}, with another address of the metadata service, for tests. */
  public static EcsCredentials at(String endpoint, String projectId, Time time) {
    return new EcsCredentials(projectId, requireNonNull(endpoint, "endpoint"), time);
  }

  private SharedLogin.Result requestKey(Duration within) {
    ApiResponse<NoContent> response = request(within.compareTo(TIMEOUT) < 0 ? within : TIMEOUT);
    JsonNode key = response.body().toTree().path("credential");
    try {
      Authorization authorization =
          AccessKeyCredentials.temporary(
                  key.path("access").asText(),
                  key.path("secret").asText(),
                  key.path("securitytoken").asText(),
                  projectId)
              .authorize(within);
      Instant expiry = Instant.parse(key.path("expires_at").asText());
      return new SharedLogin.Result(authorization, Duration.between(time.now(), expiry));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw response.unreadable("The metadata service returned an incomplete key", null);
    }
  }

  private ApiResponse<NoContent> request(Duration within) {
    try {
      return client
          .api(Metadata.class)
          .securityKey()
          .with(CallOptions.standard().withTimeout(within).withRetry(RetryPolicy.never()))
          .executeWithResponse();
    } catch (ApiException e) {
      throw new UnauthenticatedException(
          // Without the message of e, which may quote the response with the key.
          "There are no credentials: "
              + (e.status() == 0
                  ? "no response from the metadata service"
                  : "the metadata service responded with status " + e.status()),
          Failure.withoutResponse(null, 0),
          "give the server an agency, or set " + CredentialChain.VARIABLES);
    }
  }

  @Override
  public Authorization authorize(Duration within) {
    return shared.authorize(within);
  }

  @Override
  public boolean renew(Authorization refused) {
    // A request signed with a key is not repeated: the service locks a key after five refusals.
    shared.renew(refused);
    return false;
  }

  @Override
  public String projectId() {
    return projectId;
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "access key of this server";
  }
}
