package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.CancelledException;
import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.ForbiddenException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.RejectedException;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.ApiClient;
import io.github.cbrsdk.http.ApiResponse;
import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.Credentials;
import io.github.cbrsdk.http.Deadline;
import io.github.cbrsdk.http.Time;
import io.github.cbrsdk.iam.api.TokensApi;
import io.github.cbrsdk.iam.model.Auth;
import io.github.cbrsdk.iam.model.AuthDomain;
import io.github.cbrsdk.iam.model.AuthIdentity;
import io.github.cbrsdk.iam.model.AuthPassword;
import io.github.cbrsdk.iam.model.AuthProject;
import io.github.cbrsdk.iam.model.AuthScope;
import io.github.cbrsdk.iam.model.AuthUser;
import io.github.cbrsdk.iam.model.CreateTokenRequest;
import io.github.cbrsdk.iam.model.CreateTokenResponse;
import io.github.cbrsdk.json.MemberException;
import io.github.cbrsdk.json.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A user and a password, for which the identity service (any Keystone of version 3) gives a token.
 * The token is kept, and replaced five minutes before it expires (a tenth of its life before, if it
 * lives less than fifty minutes) or once when it is refused. However many threads need a token, one
 * of them logs in and the others wait for it.
 */
public final class PasswordCredentials implements Credentials, AutoCloseable {
  /** Long enough for a request that is under way when a token is about to expire. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** A token that is refused at this age was not refused for its age. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final ApiClient client;
  private final TokensApi tokens;
  private final Authorization redaction;
  private final CreateTokenRequest request;
  private final String user;
  private final Time time;

  private @Nullable Login current;
  private @Nullable CompletableFuture<Login> underway;

  private PasswordCredentials(Builder builder) {
    this.user = Builder.given(builder.user, "user");
    this.request = builder.request();
    this.time = builder.time;
    this.redaction = new PasswordRedaction(builder.password);
    this.client = builder.client.credentials(within -> redaction).time(time).build();
    this.tokens = client.api(TokensApi.class);
  }

  /**
   * Credentials to be described: endpoint, user, password and domain are needed, and the id or the
   * name of a project.
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Authorization authorize(Duration within) {
    Deadline deadline = new Deadline(time, within);
    while (true) {
      CompletableFuture<Login> login;
      boolean mine;
      synchronized (this) {
        if (current != null && time.now().isBefore(current.renewAt)) {
          return current.token;
        }
        mine = underway == null;
        login = mine ? new CompletableFuture<>() : requireNonNull(underway);
        underway = login;
      }
      if (mine) {
        return lead(login, deadline).token;
      }
      Login given = follow(login, deadline);
      if (given != null) {
        return given.token;
      }
    }
  }

  /** Logs in for all who wait. */
  private Login lead(CompletableFuture<Login> login, Deadline deadline) {
    try {
      Login done = logIn(left(deadline));
      synchronized (this) {
        current = done;
        underway = null;
      }
      login.complete(done);
      return done;
    } catch (Throwable e) {
      synchronized (this) {
        underway = null;
      }
      login.completeExceptionally(e);
      throw e;
    }
  }

  private static Duration left(Deadline deadline) {
    Duration left = deadline.remaining();
    if (left.isZero()) {
      throw late();
    }
    return left;
  }

  private static TimedOutException late() {
    return new TimedOutException("No login in time", Failure.withoutResponse(null, 0), null);
  }

  /** Waits for another's login; null if that one could not wait as long as this one can. */
  private static @Nullable Login follow(CompletableFuture<Login> login, Deadline deadline) {
    try {
      return login.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(Failure.withoutResponse(null, 0));
    } catch (TimeoutException e) {
      throw late();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancelledException || e.getCause() instanceof TimedOutException) {
        return null;
      } else if (e.getCause() instanceof ApiException failure) {
        throw failure;
      }
      throw new IllegalStateException("The login failed", e.getCause());
    }
  }

  private Login logIn(Duration within) {
    ApiResponse<CreateTokenResponse> response = createToken(within);
    String token = response.header("X-Subject-Token");
    if (token == null) {
      throw response.unreadable("The identity service gave no token", null);
    }
    Instant now = time.now();
    return new Login(authorization(token, response), now, renewAt(response.body(), now));
  }

  private static TokenAuthorization authorization(
      String token, ApiResponse<CreateTokenResponse> response) {
    try {
      return new TokenAuthorization(token);
    } catch (IllegalArgumentException e) {
      throw response.unreadable("The identity service gave a token that no header may have", e);
    }
  }

  /**
   * A refusal is one of the login, and not of what the login is for: not found is not the backup.
   */
  private ApiResponse<CreateTokenResponse> createToken(Duration within) {
    try {
      return tokens
          .createToken(request, true)
          .with(CallOptions.standard().withTimeout(within))
          .executeWithResponse();
    } catch (UnauthenticatedException
        | ForbiddenException
        | NotFoundException
        | RejectedException e) {
      throw new UnauthenticatedException("The identity service refused the login", e.failure());
    }
  }

  private static Instant renewAt(CreateTokenResponse response, Instant now) {
    try {
      Instant expiry = response.token().expiresAt().toInstant();
      Duration life = Duration.between(now, expiry);
      if (life.compareTo(Duration.ZERO) > 0) {
        Duration tenth = life.dividedBy(10);
        return expiry.minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN);
      }
    } catch (MemberException e) {
      // It does not say, which is no better than a clock that is wrong.
    }
    // Whenever it expires, it will be refused and then replaced.
    return Instant.MAX;
  }

  @Override
  public synchronized boolean renew(Authorization refused) {
    if (current != null && current.token == refused) {
      if (time.now().isBefore(current.since.plus(FRESH))) {
        return false;
      }
      current = null;
    }
    return true;
  }

  /** Closes idle connections, unless they belong to an OkHttpClient of the user's. */
  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "password of " + user;
  }

  private record Login(TokenAuthorization token, Instant since, Instant renewAt) {}

  /** Makes credentials. */
  public static final class Builder {
    private final ApiClient.Builder client = ApiClient.builder();
    private @Nullable String user;
    private String password = "";
    private @Nullable String domain;
    private AuthProject project = AuthProject.MODEL_TYPE.empty();
    private Time time = Time.SYSTEM;

    private Builder() {}

    /** Where the identity service is: a host or a URL, without {@code /v3}. */
    public Builder endpoint(String endpoint) {
      client.endpoint(endpoint);
      return this;
    }

    /** Allows an http endpoint that is not loopback. Whoever is on the way reads the password. */
    public Builder allowInsecureEndpoint() {
      client.allowInsecureEndpoint();
      return this;
    }

    /** The name of the user. */
    public Builder user(String user) {
      this.user = requireNonNull(user, "user");
      return this;
    }

    /** The password of the user. */
    public Builder password(String password) {
      if (requireNonNull(password, "password").isEmpty()) {
        throw new IllegalArgumentException("password is empty");
      }
      this.password = password;
      return this;
    }

    /** The name of the domain (account) of the user. */
    public Builder domain(String domain) {
      this.domain = requireNonNull(domain, "domain");
      return this;
    }

    /** The id of the project that the token is for. */
    public Builder projectId(String projectId) {
      this.project = project.with(AuthProject.ID, requireNonNull(projectId, "projectId"));
      return this;
    }

    /**
     * The name of the project that the token is for: often that of the region. It is a project of
     * the user's domain.
     */
    public Builder projectName(String projectName) {
      this.project = project.with(AuthProject.NAME, requireNonNull(projectName, "projectName"));
      return this;
    }

    /** The client to use for HTTP. */
    public Builder httpClient(OkHttpClient http) {
      client.httpClient(http);
      return this;
    }

    /** The passing of time, for tests. */
    public Builder time(Time time) {
      this.time = requireNonNull(time, "time");
      return this;
    }

    /**
     * The credentials. Nobody logs in before the first call.
     *
     * @throws IllegalArgumentException if something that is needed is missing, or the endpoint is
     *     none or not safe
     */
    public PasswordCredentials build() {
      return new PasswordCredentials(this);
    }

    private static String given(@Nullable String value, String name) {
      if (value == null) {
        throw new IllegalArgumentException(name + " is missing");
      }
      return value;
    }

    private CreateTokenRequest request() {
      if (password.isEmpty()) {
        throw new IllegalArgumentException("password is missing");
      }
      if (project.equals(AuthProject.MODEL_TYPE.empty())) {
        throw new IllegalArgumentException("projectId or projectName is missing");
      }
      AuthDomain authDomain =
          AuthDomain.MODEL_TYPE.empty().with(AuthDomain.NAME, given(domain, "domain"));
      AuthUser authUser =
          AuthUser.MODEL_TYPE
              .empty()
              .with(AuthUser.NAME, given(user, "user"))
              .with(AuthUser.PASSWORD, password)
              .with(AuthUser.DOMAIN, authDomain);
      // A name means something only in a domain; an id, everywhere.
      AuthProject scope =
          project.presence(AuthProject.NAME) == Presence.ABSENT
              ? project
              : project.with(AuthProject.DOMAIN, authDomain);
      AuthIdentity identity =
          AuthIdentity.MODEL_TYPE
              .empty()
              .with(AuthIdentity.METHODS, List.of(AuthIdentity.PASSWORD.name()))
              .with(
                  AuthIdentity.PASSWORD,
                  AuthPassword.MODEL_TYPE.empty().with(AuthPassword.USER, authUser));
      Auth auth =
          Auth.MODEL_TYPE
              .empty()
              .with(Auth.IDENTITY, identity)
              .with(Auth.SCOPE, AuthScope.MODEL_TYPE.empty().with(AuthScope.PROJECT, scope));
      return CreateTokenRequest.MODEL_TYPE.empty().with(CreateTokenRequest.AUTH, auth);
    }
  }
}
