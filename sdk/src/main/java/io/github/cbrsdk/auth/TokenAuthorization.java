package io.github.cbrsdk.auth;

import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.http.Redaction;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Sends a token in the header {@code X-Auth-Token}. */
final class TokenAuthorization implements Authorization {
  private final String token;
  private final @Nullable String projectId;

  TokenAuthorization(String token) {
    this(token, null);
  }

  TokenAuthorization(String token, @Nullable String projectId) {
    this.projectId = projectId;
    this.token = HeaderValue.require("token", token);
  }

  boolean hasToken(String other) {
    return token.equals(other);
  }

  @Override
  public Request apply(Request request) {
    return request.newBuilder().header("X-Auth-Token", token).build();
  }

  @Override
  public @Nullable String projectId() {
    return projectId;
  }

  /** The forms of the token are computed only here, since most calls do not fail. */
  @Override
  public String redact(String text) {
    return new Redaction(token).apply(text);
  }

  @Override
  public String toString() {
    return "token ***";
  }
}
