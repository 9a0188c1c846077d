package io.github.cbrsdk.auth;

import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.http.Redaction;
import io.github.cbrsdk.iam.model.CreateTokenRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Replaces the masked body of a login request by the one with the secrets when the request is sent,
 * below all interceptors.
 */
final class LoginAuthorization implements Authorization {
  private static final MediaType JSON = MediaType.get("application/json");

  private final byte[] body;
  private final Redaction redaction;

  LoginAuthorization(CreateTokenRequest login, List<String> secrets) {
    this.body = login.toJson().getBytes(StandardCharsets.UTF_8);
    this.redaction = new Redaction(secrets);
  }

  @Override
  public Request apply(Request request) {
    return request
        .newBuilder()
        .post(RequestBody.create(body, JSON))
        // Interceptors may have set these for the masked body.
        .removeHeader("Content-Encoding")
        .removeHeader("Transfer-Encoding")
        .header("Content-Length", String.valueOf(body.length))
        .build();
  }

  @Override
  public String redact(String text) {
    return redaction.apply(text);
  }

  @Override
  public String toString() {
    return "login ***";
  }
}
