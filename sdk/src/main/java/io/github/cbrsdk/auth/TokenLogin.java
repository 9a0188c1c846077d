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
 * Gets tokens from an identity service. A login that was refused is not sent again before five
 * minutes have passed, since some refusals in a row lock an account. One with another one-time code
 * is: any number of times where the identity service accepted the password, and once where it does
 * not tell whether it refused the password or the code.
 */
final class TokenLogin {
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final String NEXT =
      "check or renew the credentials: the same ones are not sent again for five minutes";
  private static final String BEFORE = ", when it was sent before; it was not sent again";

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

  /**
   * What the identity service refused.
   *
   * @param receipt whether it accepted the password, and asks for another factor
   * @param other whether a login with another one-time code may be sent
   */
  private record Refusal(
      List<String> secrets, Failure failure, boolean receipt, boolean other, Deadline until) {
    boolean lasts() {
      return !until.remaining().isZero();
    }

    UnauthenticatedException exception(String what) {
      return receipt
          ? new UnauthenticatedException(
              "The identity service accepted the first factor and asks for another one" + what,
              failure,
              NEXT + "; give the one-time code as well")
          : new UnauthenticatedException(
              "The identity service refused the login" + what, failure, NEXT);
    }
  }

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
    Refusal known = refusal;
    if (known != null && known.lasts() && !known.other) {
      throw known.exception(BEFORE);
    }
    List<String> secrets = new ArrayList<>();
    CreateTokenRequest secret =
        request(
            shown -> {
              String text = shown.get();
              secrets.add(text);
              return text;
            });
    if (known != null && known.lasts() && known.secrets.equals(secrets)) {
      throw known.exception(BEFORE);
    }
    underway = new LoginAuthorization(secret, secrets);
    ApiResponse<CreateTokenResponse> response = createToken(secrets, within);
    refusal = null;
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
  private ApiResponse<CreateTokenResponse> createToken(List<String> secrets, Duration within) {
    try {
      return tokens
          .createToken(request(shown -> "***"), true)
          .with(CallOptions.standard().withTimeout(within))
          .executeWithResponse();
    } catch (UnauthenticatedException e) {
      if (e.status() != 401) {
        throw e;
      }
      Refusal refused = refusal(secrets, e.failure());
      refusal = refused;
      throw refused.exception("");
    } catch (ForbiddenException | NotFoundException | RejectedException e) {
      if (e.status() == 407) {
        throw e;
      }
      throw new UnauthenticatedException("The identity service refused the login", e.failure());
    }
  }

  private Refusal refusal(List<String> secrets, Failure failure) {
    Refusal before = refusal;
    // The identity service's response to the first of several factors is a receipt.
    boolean receipt = failure.excerpt().contains("\"receipt\"");
    boolean first = before == null || !before.lasts() || before.receipt;
    boolean other = secrets.size() > 1 && (receipt || first);
    return new Refusal(secrets, failure, receipt, other, new Deadline(time, PAUSE));
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
