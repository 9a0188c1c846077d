package io.github.cbrsdk.auth;

import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.ForbiddenException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.RejectedException;
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
import io.github.cbrsdk.iam.model.CreateTokenRequest;
import io.github.cbrsdk.iam.model.CreateTokenResponse;
import io.github.cbrsdk.iam.model.Token;
import io.github.cbrsdk.iam.model.TokenSubject;
import io.github.cbrsdk.json.MemberException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that log in at an identity service and cache the token.
 *
 * <p>A refused login is not sent again for five minutes, because several refusals in a row lock an
 * account. With another one-time code it is sent: any number of times if the identity service
 * accepted the password, once if it does not tell which of the two it refused.
 */
public abstract sealed class LoginCredentials implements Credentials
    permits PasswordCredentials, ApplicationCredentials {
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final String NEXT =
      "check or renew the credentials: the same ones are not sent again for five minutes";
  private static final String EARLIER = ", when it was sent before; it was not sent again";

  private final String description;
  private final LoginRequest request;
  private final ApiClient client;
  private final TokensApi tokens;
  private final Time time;
  private final SharedLogin shared;

  /** The authorization of the current login; one thread logs in at a time. */
  private volatile Authorization current = Authorization.NONE;

  private volatile @Nullable Refusal lastRefusal;

  LoginCredentials(LoginBuilder<?> builder) {
    this.description = builder.description();
    this.request = builder.request();
    this.time = builder.clock();
    this.client = builder.clientBuilder().credentials(within -> current).build();
    this.tokens = client.api(TokensApi.class);
    this.shared = new SharedLogin(time, this::logIn);
  }

  /**
   * The body of login requests.
   *
   * @param secrets supply the secrets of the next login
   * @param body creates the body from the secrets, or from masks in place of them
   */
  record LoginRequest(List<Supplier<String>> secrets, Function<List<String>, Auth> body) {
    CreateTokenRequest with(List<String> texts) {
      return CreateTokenRequest.MODEL_TYPE.empty().with(CreateTokenRequest.AUTH, body.apply(texts));
    }
  }

  /**
   * A login that the identity service refused.
   *
   * @param firstFactorAccepted whether the service accepted the password and asks for another
   *     factor
   * @param mayChangeCode whether a login with another one-time code may be sent
   */
  private record Refusal(
      List<String> secrets,
      Failure failure,
      boolean firstFactorAccepted,
      boolean mayChangeCode,
      Deadline until) {
    boolean isInForce() {
      return !until.remaining().isZero();
    }

    UnauthenticatedException exception(String suffix) {
      return firstFactorAccepted
          ? new UnauthenticatedException(
              "The identity service accepted the first factor and asks for another one" + suffix,
              failure,
              NEXT + "; give the one-time code as well")
          : new UnauthenticatedException(
              "The identity service refused the login" + suffix, failure, NEXT);
    }
  }

  @Override
  public final Authorization authorize(Duration within) {
    return shared.authorize(within);
  }

  @Override
  public final boolean renew(Authorization refused) {
    return shared.renew(refused);
  }

  @Override
  public final void close() {
    client.close();
  }

  @Override
  public final String toString() {
    return description;
  }

  private SharedLogin.Result logIn(Duration within) {
    Refusal refusal = lastRefusal;
    if (refusal != null && refusal.isInForce() && !refusal.mayChangeCode) {
      throw refusal.exception(EARLIER);
    }
    List<String> secrets = request.secrets.stream().map(Supplier::get).toList();
    if (refusal != null && refusal.isInForce() && refusal.secrets.equals(secrets)) {
      throw refusal.exception(EARLIER);
    }
    current = new LoginAuthorization(request.with(secrets), secrets);
    ApiResponse<CreateTokenResponse> response = createToken(secrets, within);
    lastRefusal = null;
    String token = response.header("X-Subject-Token");
    if (token == null) {
      throw response.unreadable("The identity service gave no token", null);
    }
    return new SharedLogin.Result(authorization(token, response), lifetime(response.body()));
  }

  /** Any 4xx is an authentication failure: a 404 of the login does not mean a missing backup. */
  private ApiResponse<CreateTokenResponse> createToken(List<String> secrets, Duration within) {
    try {
      return tokens
          .createToken(request.with(Collections.nCopies(secrets.size(), "***")), true)
          .with(CallOptions.standard().withTimeout(within))
          .executeWithResponse();
    } catch (UnauthenticatedException e) {
      if (e.status() != 401) {
        throw e;
      }
      Refusal refusal = refusal(secrets, e.failure());
      lastRefusal = refusal;
      throw refusal.exception("");
    } catch (ForbiddenException | NotFoundException | RejectedException e) {
      if (e.status() == 407) {
        throw e;
      }
      throw new UnauthenticatedException("The identity service refused the login", e.failure());
    }
  }

  private Refusal refusal(List<String> secrets, Failure failure) {
    Refusal previous = lastRefusal;
    // Keystone responds with a receipt if it accepted the first of several factors.
    boolean receipt = failure.excerpt().contains("\"receipt\"");
    boolean first = previous == null || !previous.isInForce() || previous.firstFactorAccepted;
    boolean mayChangeCode = secrets.size() > 1 && (receipt || first);
    return new Refusal(secrets, failure, receipt, mayChangeCode, new Deadline(time, PAUSE));
  }

  private static TokenAuthorization authorization(
      String token, ApiResponse<CreateTokenResponse> response) {
    try {
      return new TokenAuthorization(token, projectId(response.body()));
    } catch (IllegalArgumentException e) {
      throw response.unreadable(
          "The identity service gave a token with characters that a header cannot have", e);
    }
  }

  private static @Nullable String projectId(CreateTokenResponse response) {
    try {
      TokenSubject project = response.token().project();
      return project == null ? null : project.id();
    } catch (MemberException e) {
      return null;
    }
  }

  /**
   * Null if unknown. Compares two times of the service, whose clock may differ, if it sends both.
   */
  private @Nullable Duration lifetime(CreateTokenResponse response) {
    try {
      Token token = response.token();
      return Duration.between(issuedAt(token), token.expiresAt().toInstant());
    } catch (MemberException e) {
      return null;
    }
  }

  private Instant issuedAt(Token token) {
    try {
      if (token.issuedAt() != null) {
        return token.issuedAt().toInstant();
      }
    } catch (MemberException e) {
      // Treated as absent.
    }
    return time.now();
  }
}
