package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.http.Credentials;
import java.time.Duration;
import java.util.function.Supplier;

/** A token, or a supplier of tokens. */
public final class TokenCredentials implements Credentials {
  private final Supplier<String> tokens;

  private TokenCredentials(Supplier<String> tokens) {
    this.tokens = tokens;
  }

  /**
   * One token for all calls.
   *
   * @throws IllegalArgumentException if it is blank or has a character that a header cannot have
   */
  public static TokenCredentials of(String token) {
    HeaderValue.require("token", token);
    return new TokenCredentials(() -> token);
  }

  /**
   * A supplier of the current token. Many threads call it: before each attempt, and once more after
   * the service refused a token.
   */
  public static TokenCredentials supplied(Supplier<String> tokens) {
    return new TokenCredentials(requireNonNull(tokens, "tokens"));
  }

  @Override
  public Authorization authorize(Duration within) {
    String token = tokens.get();
    if (token == null) {
      throw new UnauthenticatedException(
          "The supplier of tokens returned null", Failure.withoutResponse(null, 0));
    }
    return new TokenAuthorization(token);
  }

  @Override
  public boolean renew(Authorization refused) {
    return refused instanceof TokenAuthorization token && !token.hasToken(tokens.get());
  }

  @Override
  public String toString() {
    return "token ***";
  }
}
