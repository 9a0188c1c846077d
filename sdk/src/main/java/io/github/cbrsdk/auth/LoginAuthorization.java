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
 * Puts the secrets into a login as it leaves: until then asterisks stand for them, which is all
 * that an interceptor sees. No error tells them either.
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
        // What an interceptor made of the body with the asterisks says nothing of this one.
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
