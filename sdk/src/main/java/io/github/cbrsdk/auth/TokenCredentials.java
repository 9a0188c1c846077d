package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.http.Credentials;
import java.time.Duration;
import java.util.function.Supplier;

/** A token that the user has, or knows where to get. */
public final class TokenCredentials implements Credentials {
  private final Supplier<String> tokens;

  private TokenCredentials(Supplier<String> tokens) {
    this.tokens = tokens;
  }

  /**
   * One token for all calls.
   *
   * @throws IllegalArgumentException if it is blank or has a character that no header may have
   */
  public static TokenCredentials of(String token) {
    HeaderValue.require("token", token);
    return new TokenCredentials(() -> token);
  }

  /**
   * The token of the moment: the supplier is asked before each attempt, by many threads at a time,
   * and once more after a token was refused.
   */
  public static TokenCredentials supplied(Supplier<String> tokens) {
    return new TokenCredentials(requireNonNull(tokens, "tokens"));
  }

  @Override
  public Authorization authorize(Duration within) {
    String token = tokens.get();
    if (token == null) {
      throw new UnauthenticatedException(
          "The supplier gave no token", Failure.withoutResponse(null, 0));
    }
    return new TokenAuthorization(token);
  }

  /** Another try makes sense if there is another token by now. */
  @Override
  public boolean renew(Authorization refused) {
    return refused instanceof TokenAuthorization token && !token.has(tokens.get());
  }

  @Override
  public String toString() {
    return "token ***";
  }
}
