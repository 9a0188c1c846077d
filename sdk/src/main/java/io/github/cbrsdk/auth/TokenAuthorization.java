package io.github.cbrsdk.auth;

import io.github.cbrsdk.http.Authorization;
import okhttp3.Request;

/** A token in the header that the service reads it from. */
final class TokenAuthorization implements Authorization {
  private final String token;
  private final Redaction redaction;

  TokenAuthorization(String token) {
    this.token = HeaderValue.require("token", token);
    this.redaction = new Redaction(token);
  }

  boolean has(String other) {
    return token.equals(other);
  }

  @Override
  public Request apply(Request request) {
    return request.newBuilder().header("X-Auth-Token", token).build();
  }

  @Override
  public String redact(String text) {
    return redaction.apply(text);
  }

  @Override
  public String toString() {
    return "token ***";
  }
}
