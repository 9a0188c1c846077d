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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gets tokens from an identity service. A login that was refused is not sent again before it has
 * changed or five minutes have passed, since some refusals in a row lock an account.
 */
final class TokenLogin {
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final String NEXT =
      "check or renew the credentials: the same ones are not sent again for five minutes";

  private final Body body;
  private final ApiClient client;
  private final TokensApi tokens;
  private final Time time;
  private final SharedLogin shared;

  /** The login under way, which is that of one thread. */
  private volatile Authorization underway = Authorization.NONE;

  private volatile @Nullable Refusal refusal;

  TokenLogin(LoginBuilder<?> login) {
    this.body = login.body();
    this.time = login.time;
    this.client = login.client.credentials(within -> underway).build();
    this.tokens = client.api(TokensApi.class);
    this.shared = new SharedLogin(time, this::logIn);
  }

  /** What to log in with. */
  interface Body {
    /**
     * The login.
     *
     * @param shown what to write in place of each secret
     */
    Auth of(Function<Supplier<String>, String> shown);
  }

  private record Refusal(CreateTokenRequest login, Failure failure, Deadline until) {}

  Authorization authorize(Duration within) {
    return shared.authorize(within);
  }

  boolean renew(Authorization refused) {
    return shared.renew(refused);
  }

  void close() {
    client.close();
  }

  private SharedLogin.Yield logIn(Duration within) {
    List<String> secrets = new ArrayList<>();
    CreateTokenRequest secret =
        request(
            shown -> {
              String text = shown.get();
              secrets.add(text);
              return text;
            });
    Refusal known = refusal;
    if (known != null && known.login.equals(secret) && !known.until.remaining().isZero()) {
      throw new UnauthenticatedException(
          "The identity service refused this login before, so it was not sent",
          known.failure,
          NEXT);
    }
    underway = new LoginAuthorization(secret, secrets);
    ApiResponse<CreateTokenResponse> response = createToken(secret, within);
    String token = response.header("X-Subject-Token");
    if (token == null) {
      throw response.unreadable("The identity service gave no token", null);
    }
    return new SharedLogin.Yield(authorization(token, response), life(response.body()));
  }

  private CreateTokenRequest request(Function<Supplier<String>, String> secret) {
    return CreateTokenRequest.MODEL_TYPE.empty().with(CreateTokenRequest.AUTH, body.of(secret));
  }

  /**
   * A refusal is one of the login, and not of what the login is for: not found is not the backup.
   */
  private ApiResponse<CreateTokenResponse> createToken(CreateTokenRequest secret, Duration within) {
    try {
      return tokens
          .createToken(request(shown -> "***"), true)
          .with(CallOptions.standard().withTimeout(within))
          .executeWithResponse();
    } catch (UnauthenticatedException e) {
      if (e.status() != 401) {
        throw e;
      }
      refusal = new Refusal(secret, e.failure(), new Deadline(time, PAUSE));
      if (LoginAuthorization.isReceipt(e.failure())) {
        throw e;
      }
      throw new UnauthenticatedException(
          "The identity service refused the login", e.failure(), NEXT);
    } catch (ForbiddenException | NotFoundException | RejectedException e) {
      if (e.status() == 407) {
        throw e;
      }
      throw new UnauthenticatedException("The identity service refused the login", e.failure());
    }
  }

  private static TokenAuthorization authorization(
      String token, ApiResponse<CreateTokenResponse> response) {
    try {
      return new TokenAuthorization(token, projectId(response.body()));
    } catch (IllegalArgumentException e) {
      throw response.unreadable("The identity service gave a token that no header may have", e);
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

  /** By the clock of the service alone, if it says when it made the token. */
  private @Nullable Duration life(CreateTokenResponse response) {
    try {
      Token token = response.token();
      Instant expiry = token.expiresAt().toInstant();
      return Duration.between(issued(token), expiry);
    } catch (MemberException e) {
      return null;
    }
  }

  private Instant issued(Token token) {
    try {
      if (token.issuedAt() != null) {
        return token.issuedAt().toInstant();
      }
    } catch (MemberException e) {
      // As if it were absent.
    }
    return time.now();
  }
}
